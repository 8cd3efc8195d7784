// How fast stories spread: bars of how long after the first copy the others came.

const LIMITS = [10, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, Infinity];
const BAR = { label: 92, width: 200, row: 22, total: 360 };

function limitName(limit) {
  if (limit === Infinity) return _("later");
  const time = limit === 7 * DAY ? _("1 week") : duration(limit);
  return `< ${time}`;
}

/** How long after the first copy the others came; what only tells its day counts apart. */
function delays(stories) {
  const found = { exact: [], sameDay: 0, unknown: 0, days: [] };
  for (const story of stories) {
    for (const copy of story.copies) {
      if (copy === story.first || copy.relation === "none") continue;
      const time = story.first ? delay(story.first, copy) : null;
      if (!time) found.unknown += 1;
      else if (!time.wholeDays) found.exact.push(time.minutes);
      else if (time.minutes) found.days.push(time.minutes);
      else found.sameDay += 1;
    }
  }
  return found;
}

function binsOf({ exact, sameDay, days, unknown }) {
  const timed = [...exact, ...days];
  const bins = LIMITS.map((limit, i) => {
    const from = i ? LIMITS[i - 1] : -Infinity;
    return { label: limitName(limit), count: timed.filter((minutes) => minutes >= from && minutes < limit).length };
  });
  if (sameDay) bins.splice(6, 0, { label: _("same day"), count: sameDay, vague: true });
  while (!bins.at(-1).count) bins.pop(); // nothing came so late
  if (unknown) bins.push({ label: _("unknown"), count: unknown, vague: true });
  return bins;
}

/** Bars of how fast stories spread; nothing where no copy tells how long after the first it came. */
function spread(stories) {
  const found = delays(stories);
  if (!found.exact.length && !found.days.length && !found.sameDay) return [];
  const bins = binsOf(found);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const bars = bins.map(({ label, count, vague }, i) => {
    const y = i * BAR.row;
    const width = (count / most) * BAR.width;
    return [
      draw("text", { x: BAR.label - 8, y: y + 15, class: "label" }, label),
      draw("rect", { x: BAR.label, y: y + 3, width, height: BAR.row - 6, rx: 2, class: vague ? "vague" : "" }),
      draw("text", { x: BAR.label + width + 6, y: y + 15 }, number(count)),
    ];
  });
  const told = bins.map(({ label, count }) => `${label}: ${count}`).join(", ");
  const name = _("Copies by time after the first one. {bars}", { bars: told });
  const svg = draw("svg", { viewBox: `0 0 ${BAR.total} ${bins.length * BAR.row}`, role: "img", "aria-label": name }, bars);
  return [make("p", { class: "quiet" }, inSentences(spreadNotes(found))), svg];
}

function spreadNotes({ exact, sameDay }) {
  const sorted = [...exact].sort((a, b) => a - b);
  const time = sorted.length && duration(sorted[Math.floor((sorted.length - 1) / 2)]);
  return [
    sorted.length
      ? ngettext("The {count} copy that tells its hour came within {time}.", "Half of {count} copies that tell their hours came within {time}.", sorted.length, { time })
      : _("No two copies tell their hours."),
    sameDay && _("“Same day” copies tell no hour."),
  ];
}
