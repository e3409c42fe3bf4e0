/** Functions that the published grammar does not know, being older or younger than it, by one that it knows and is as long. */
const standIns: Readonly<Record<string, string>> = { holt_winters: 'day_of_month', integral: 'increase' }

const names = Object.keys(standIns)
const calls = new RegExp(`(?<![\\w:.])(?:${names.join('|')})(?=\\s*\\()`, 'g')

/**
 * The text that the published grammar is given: it knows functions by their names, and all of them alike, so one may stand
 * there for another. Every place in the text stays what it is.
 *
 * @param former whether what Prometheus 2 had and 3 has not is taken, too
 */
export function grammarText(text: string, former: boolean): string {
  return text.replace(calls, (name) => (name === 'holt_winters' && !former ? name : (standIns[name] ?? name)))
}
