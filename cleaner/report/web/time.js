// Times are minutes of Beijing since 1970; `wholeDay` says that only the day is known.

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes as `45 min`, `2 h 20 min`, `3 d 4 h`. */
function duration(minutes) {
  if (minutes < HOUR) return `${minutes} min`;
  const [big, small, unit, rest] =
    minutes < DAY
      ? [Math.floor(minutes / HOUR), minutes % HOUR, "h", "min"]
      : [Math.floor(minutes / DAY), Math.floor((minutes % DAY) / HOUR), "d", "h"];
  return small ? `${big} ${unit} ${small} ${rest}` : `${big} ${unit}`;
}

/** How long after `first` a copy came: null where the stamps do not tell, exact or in whole days. */
function delay(first, copy) {
  if (first.at === undefined || copy.at === undefined) return null;
  if (!first.wholeDay && !copy.wholeDay) return { minutes: copy.at - first.at, wholeDays: false };
  const days = Math.floor(copy.at / DAY) - Math.floor(first.at / DAY);
  return { minutes: days * DAY, wholeDays: true };
}

/** A delay in words. */
function later(found) {
  if (!found) return "";
  if (found.wholeDays) return found.minutes ? `${counted(found.minutes / DAY, "day")} later` : "same day";
  return found.minutes ? `${duration(found.minutes)} later` : "same minute";
}

/** The minutes at which a day of a date field begins, undefined for an empty field. */
const dayStart = (text) => (text ? Date.parse(`${text}T00:00Z`) / 60000 : undefined);
