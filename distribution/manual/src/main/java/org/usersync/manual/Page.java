package org.usersync.manual;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * One page.
 *
 * @param name of its file, without the ending
 * @param source its Markdown
 */
record Page(String name, String source) {
    private static final String ENDING = ".md";

    Node tree() {
        return Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(source);
    }

    /** The text of the first heading. */
    String title() {
        StringBuilder title = new StringBuilder();
        tree().accept(new AbstractVisitor() {
            private boolean inside;

            @Override
            public void visit(Heading heading) {
                inside = title.isEmpty();
                visitChildren(heading);
                inside = false;
            }

            @Override
            public void visit(Text text) {
                title.append(inside ? text.getLiteral() : "");
            }

            @Override
            public void visit(Code code) {
                title.append(inside ? code.getLiteral() : "");
            }
        });
        return title.isEmpty() ? name : title.toString();
    }

    /** The page as HTML, with links to the other pages of the manual. */
    String html() {
        Node tree = tree();
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                String target = link.getDestination();
                if (!isElsewhere(target)) {
                    link.setDestination(target.replaceFirst("\\.md(?=#|$)", ".html"));
                }
                visitChildren(link);
            }
        });
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.create()))
                .build()
                .render(tree);
    }

    /** The names of the pages that this one links to, without their endings, in order. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        tree().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                String target = link.getDestination();
                if (!isElsewhere(target)) {
                    String file = target.replaceFirst("#.*", "");
                    links.add(file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file);
                }
                visitChildren(link);
            }
        });
        return links;
    }

    private static boolean isElsewhere(String target) {
        return target.startsWith("https://") || target.startsWith("#");
    }
}
