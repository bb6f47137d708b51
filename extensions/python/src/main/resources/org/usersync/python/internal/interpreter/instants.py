# Datetimes as Python 3 has them, for Jython's library: a time zone for UTC, and timestamp().
import datetime


class UTC(datetime.tzinfo):
    def utcoffset(self, when):
        return datetime.timedelta(0)

    def dst(self, when):
        return datetime.timedelta(0)

    def tzname(self, when):
        return 'UTC'


utc = UTC()
epoch = datetime.datetime(1970, 1, 1, tzinfo=utc)


class DateTime(datetime.datetime):
    def timestamp(self):
        return (self - epoch).total_seconds()


DateTime.__name__ = 'datetime'


def instant(year, month, day, hour, minute, second, microsecond):
    return DateTime(year, month, day, hour, minute, second, microsecond, utc)
