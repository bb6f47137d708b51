# What Python 3 has and Jython has not, or has otherwise. It runs with Jython's own builtins.
import __builtin__


class TextType(type):
    """The type of str: every text is an instance of it."""

    def __instancecheck__(cls, value):
        return isinstance(value, basestring)

    def __subclasscheck__(cls, other):
        return issubclass(other, basestring)

    def __eq__(cls, other):
        return cls is other or other is unicode

    def __ne__(cls, other):
        return not cls == other

    def __hash__(cls):
        return hash(unicode)

    def __call__(cls, value=u'', encoding=None, errors='strict'):
        if encoding is not None:
            return unicode(value, encoding, errors)
        return text(value)


class str(unicode):
    __metaclass__ = TextType


def open(*arguments, **named):
    import io
    return io.open(*arguments, **named)


def round(number, digits=None):
    if isinstance(number, (int, long)) and digits is None:
        return number
    scale = 10 ** (digits or 0)
    low = __builtin__.round(number * scale)
    if abs(number * scale - int(number * scale)) == 0.5:
        low = 2.0 * __builtin__.round(number * scale / 2.0)
    return int(low) if digits is None else low / scale


def chr(number):
    return unichr(number)


def ascii(value):
    return repr(value)


def input(prompt=''):
    raise EOFError('a hook has nobody to ask')


FileNotFoundError = IOError
ModuleNotFoundError = ImportError
