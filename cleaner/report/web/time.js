// Times are minutes of Beijing since 1970; `wholeDay` says that only the day is known.

const HOUR = 60;
const DAY = 24 * HOUR;
const BEIJING = 8 * HOUR; // ahead of UTC

/** Minutes as `45 min`, `2 h 20 min`, `3 d 4 h`. */
function duration(minutes) {
  if (minutes < HOUR) return _("{minutes} min", { minutes });
  const days = Math.floor(minutes / DAY);
  const hours = Math.floor((minutes % DAY) / HOUR);
  const rest = minutes % HOUR;
  if (days) return hours ? _("{days} d {hours} h", { days, hours }) : _("{days} d", { days });
  return rest ? _("{hours} h {minutes} min", { hours, minutes: rest }) : _("{hours} h", { hours });
}

/** How long after `first` a copy came: null where the stamps do not tell, exact or in whole days. */
function delay(first, copy) {
  if (first.at === undefined || copy.at === undefined) return null;
  if (!first.wholeDay && !copy.wholeDay) return { minutes: copy.at - first.at, wholeDays: false };
  const days = Math.floor(copy.at / DAY) - Math.floor(first.at / DAY);
  return { minutes: days * DAY, wholeDays: true };
}

/** A delay in words. */
function later({ minutes, wholeDays }) {
  if (!minutes) return wholeDays ? _("same day") : _("same minute");
  if (wholeDays) return ngettext("{count} day later", "{count} days later", minutes / DAY);
  return _("{time} later", { time: duration(minutes) });
}

/** Within how long all copies came, in words. */
function within({ minutes, wholeDays }) {
  if (!wholeDays) return _("within {time}", { time: duration(minutes) });
  return minutes ? ngettext("within {count} day", "within {count} days", minutes / DAY) : _("within the day");
}

/** The minutes at which a day of a date field begins, undefined for an empty field. */
const dayStart = (text) => (text ? Date.parse(`${text}T00:00Z`) / 60000 : undefined);

/** Whether a copy says that it will be published after today. */
const isToCome = (copy) => copy.at - BEIJING > Date.now() / 60000 + DAY;
