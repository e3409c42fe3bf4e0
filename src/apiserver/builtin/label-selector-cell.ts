import { type LabelSelectorSpec, labelSelectorFrom, SelectorError } from '../../object/index.ts'

/** A metav1.LabelSelector as a cell: `app=web,tier in (a,b)`, `<none>` when absent or empty. */
export function labelSelectorCell(selector: unknown): string {
  if (typeof selector !== 'object' || selector === null) return '<none>'
  try {
    return labelSelectorFrom(selector as LabelSelectorSpec).toString() || '<none>'
  } catch (error) {
    if (error instanceof SelectorError) return '<error>'
    throw error
  }
}

/** A map of labels as a cell (labels.FormatLabels). */
export function labelsCell(labels: Readonly<Record<string, unknown>>): string {
  const texts = Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`)
  return texts.join(',') || '<none>'
}
