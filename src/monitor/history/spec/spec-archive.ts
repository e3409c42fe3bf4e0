import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { GroupKind } from '../../../object/index.ts'
import type { SpecRevision } from '../../record/revision-reader.ts'
import type { SpecChange } from './spec-change.ts'

/** So much text of one kind is packed together: enough to find what the specs of a kind have in common. */
const blockLength = 64 * 1024
/** So many specs at most, because reading one unpacks all. */
const blockSpecs = 64
/** A block of which less than this share is still in use is packed anew. */
const leastUsed = 0.25

/** Texts that are packed together, or wait for more to be packed with. */
interface Block {
  readonly kind: string
  /** Deflated, a byte a character: such a string costs its bytes and nothing else, and is let go with its readers. */
  packed: string | undefined
  waiting: string[]
  length: number
  readonly members: (KeptSpec | undefined)[]
  /** How many members are counted in the archive's bytes. */
  used: number
}

/** A spec in the archive, or the mark that it could not be kept. Belongs to the record that it was read with. */
export class KeptSpec implements SpecRevision {
  /** How it differs from the one before; told once, then let go. */
  change: SpecChange | undefined
  block: Block | undefined
  index = 0
  isCounted = false

  constructor(change?: SpecChange) {
    this.change = change
  }

  get isKept(): boolean {
    return this.block !== undefined
  }
}

/**
 * The specs of resources as text, packed by kind within a budget. About a tenth of what they are as text, because
 * resources of a kind are alike. A spec is put in when its object is read, and counted when its record has taken its
 * place (`adopt`) until it makes way (`release`); one that is never adopted is let go with whoever holds it.
 */
export class SpecArchive {
  #budget: number
  readonly #open = new Map<string, Block>()
  #bytes = 0

  /** @param budget bytes of packed text in all */
  constructor(budget: number) {
    this.#budget = budget
  }

  /** Bytes of packed text that are in use; the last few specs of each kind wait to be packed and are not among them. */
  get bytes(): number {
    return this.#bytes
  }

  put({ group, kind }: GroupKind, text: string, spec: KeptSpec): void {
    if (text.length <= blockLength && this.#budget > 0) this.#append(`${kind}.${group}`, text, spec)
  }

  text({ block, index }: KeptSpec): string | undefined {
    return block && (block.packed === undefined ? block.waiting[index] : unpack(block.packed)[index])
  }

  /** Counts the spec from now on. When the budget is used up it is given up instead. */
  adopt(spec: KeptSpec): void {
    const { block } = spec
    if (!block) return
    const more = block.used === 0 ? (block.packed?.length ?? 0) : 0
    if (this.#bytes + more > this.#budget) this.#giveUp(spec, block)
    else this.#count(spec, block)
  }

  /** The spec is of no use any more. */
  release(spec: KeptSpec): void {
    const { block } = spec
    if (!block || !spec.isCounted) return
    this.#giveUp(spec, block)
    block.used--
    if (block.packed === undefined) return
    if (block.used === 0) this.#bytes -= block.packed.length
    else if (block.used < block.members.length * leastUsed) this.#repack(block, block.packed)
  }

  /** Whether specs are taken in at all. */
  get isHolding(): boolean {
    return this.#budget > 0
  }

  /**
   * Another budget from now on; 0 takes in nothing more. When more is held, `specs` go in their order until it is not,
   * each with all that it is packed with, because only whole blocks free what they take.
   */
  resize(budget: number, specs: Iterable<KeptSpec>): void {
    this.#budget = budget
    if (budget === 0) this.#open.clear()
    for (const { block } of specs) {
      if (budget > 0 && this.#bytes <= budget) return
      if (block) this.#empty(block)
    }
  }

  /** Lets go what waits of a kind that is no longer followed. */
  forget({ group, kind }: GroupKind): void {
    this.#open.delete(`${kind}.${group}`)
  }

  #count(spec: KeptSpec, block: Block): void {
    spec.isCounted = true
    if (block.used++ === 0 && block.packed !== undefined) this.#bytes += block.packed.length
  }

  #giveUp(spec: KeptSpec, block: Block): void {
    block.members[spec.index] = undefined
    if (block.packed === undefined) block.waiting[spec.index] = ''
    spec.block = undefined
  }

  #empty(block: Block): void {
    for (const member of block.members) if (member) this.#giveUp(member, block)
    if (block.used > 0 && block.packed !== undefined) this.#bytes -= block.packed.length
    block.used = 0
    if (this.#open.get(block.kind) === block) this.#open.delete(block.kind)
  }

  #append(kind: string, text: string, spec: KeptSpec): void {
    const block = this.#open.get(kind) ?? this.#begin(kind)
    spec.index = block.members.length
    spec.block = block
    block.members.push(spec)
    block.waiting.push(text)
    block.length += text.length
    if (block.length >= blockLength || block.members.length >= blockSpecs) this.#pack(block)
  }

  #begin(kind: string): Block {
    const block: Block = { kind, packed: undefined, waiting: [], length: 0, members: [], used: 0 }
    this.#open.set(kind, block)
    return block
  }

  #pack(block: Block): void {
    this.#open.delete(block.kind)
    block.packed = deflateRawSync(block.waiting.join('\n'), { level: 3 }).toString('latin1')
    block.waiting = []
    if (block.used > 0) this.#bytes += block.packed.length
  }

  #repack(block: Block, packed: string): void {
    const texts = unpack(packed)
    this.#bytes -= packed.length
    for (const [index, member] of block.members.entries()) {
      if (!member) continue
      this.#append(block.kind, texts[index] ?? '', member)
      if (member.isCounted && member.block) this.#count(member, member.block)
    }
  }
}

function unpack(packed: string): string[] {
  return inflateRawSync(Buffer.from(packed, 'latin1')).toString().split('\n')
}
