import { Help, type HelpConfiguration } from 'commander'

/** Columns of the names of options; a longer one has a line of its own, with what it means below. */
const widestTerm = 31

/** Help that keeps to the width of the terminal, or to 80 columns: Commander's own does not wrap beside a long name. */
export const helpLayout: HelpConfiguration = {
  minWidthToWrap: 20,
  padWidth: (command, helper) => Math.min(widestTerm, Help.prototype.padWidth(command, helper)),
  formatItem: (term, termWidth, description, helper) => {
    const item = (shown: string) =>
      Help.prototype.formatItem.call(helper, shown, termWidth, description, helper)
    return helper.displayWidth(term) > termWidth ? `  ${term}\n${item('')}` : item(term)
  },
}
