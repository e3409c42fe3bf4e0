/** A file for somebody else's tool: its path below the output folder, parted by `/`, and its whole text. */
export interface GeneratedFile {
  readonly path: string
  readonly text: string
}
