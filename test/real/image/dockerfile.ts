export interface Instruction {
  readonly name: string
  readonly words: readonly string[]
  readonly text: string
}

/** The instructions of a Dockerfile: comments gone, lines that go on joined. */
export function readDockerfile(text: string): Instruction[] {
  return text
    .replaceAll(/^#.*$/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...words] = line.split(/\s+/)
      return { name: name.toUpperCase(), words, text: words.join(' ') }
    })
}
