# Read by the commands of this folder: builds the named modules unless `all` did, goes to the project's folder and sets
# class_path and document. Arguments for Maven may stand in MAVEN_ARGS.
cd "$(dirname "$0")/../.."
if [ "${BENCHMARKS_BUILT:-}" != yes ]; then
  mvn -q -B -ntp ${MAVEN_ARGS:-} -DskipTests -pl "$1" -am package
fi
class_path=$(echo distribution/benchmarks/target/benchmarks-*.jar):$(cat distribution/benchmarks/target/classpath)
document=$PWD/docs/benchmarks.md
