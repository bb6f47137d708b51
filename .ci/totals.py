"""Adds up the test reports below this folder; fails if a test failed, was skipped, or none ran."""

import pathlib
import sys
import xml.etree.ElementTree as tree

passed = failed = skipped = 0
for report in sorted(pathlib.Path(".").glob("**/target/*-reports*/TEST-*.xml")):
    suite = tree.parse(report).getroot()
    tests, bad, not_run = (int(suite.get(name, 0)) for name in ("tests", "failures", "skipped"))
    bad += int(suite.get("errors", 0))
    passed, failed, skipped = passed + tests - bad - not_run, failed + bad, skipped + not_run
    if bad or not_run:
        print(f"{suite.get('name')}: {bad} failed, {not_run} skipped")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or skipped or not passed else 0)
