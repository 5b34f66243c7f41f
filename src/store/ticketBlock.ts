import type { MessageRow } from '~/domain/ticket'
import { FoldedTexts } from './foldedTexts'
import { gramsOf, hasGrams } from './ticketGrams'

/** What is found: a message, or the subject of a ticket, whose key is ''. */
export type Found = Pick<MessageRow, 'key' | 'at' | 'from' | 'note' | 'text'>

/** All of a ticket that is searched. */
export interface TicketTexts {
  /** Its row among the columns. */
  row: number
  texts: readonly Found[]
}

/** Nobody's key holds it. */
const SEPARATOR = '\n'

/** Texts of some tickets, each whole, as they are searched together. */
export class TicketBlock {
  readonly id: number
  readonly texts: FoldedTexts
  readonly at: Float64Array
  /** Row of each text's ticket. */
  readonly row: Uint32Array
  /** When the newest of them was said. */
  readonly newest: number
  readonly #notes: Uint8Array
  readonly #keys: string
  readonly #from: string[]
  readonly #grams: Uint32Array

  constructor(id: number, tickets: readonly TicketTexts[]) {
    this.id = id
    const all = tickets.flatMap(({ row, texts }) => texts.map((found) => ({ row, found })))
    this.texts = new FoldedTexts(all.map(({ found }) => found.text))
    this.at = Float64Array.from(all, ({ found }) => found.at)
    this.row = Uint32Array.from(all, ({ row }) => row)
    this.newest = this.at.reduce((most, at) => Math.max(most, at), -Infinity)
    this.#notes = Uint8Array.from(all, ({ found }) => (found.note ? 1 : 0))
    this.#keys = all.map(({ found }) => found.key).join(SEPARATOR)
    // Each name is kept once.
    const names = new Map<string, string>()
    this.#from = all.map(({ found: { from } }) => names.get(from) ?? (names.set(from, from), from))
    this.#grams = gramsOf(this.texts.all)
  }

  /** False: it holds none of what is looked for; see wantedGrams. */
  mayHold(wanted: readonly number[]): boolean {
    return hasGrams(this.#grams, wanted)
  }

  /** Places of texts that hold all the words, the first of which is looked for first. */
  find([first, ...others]: readonly string[]): number[] {
    const found = this.texts.find(first)
    if (others.length === 0) return found
    return found.filter((at) => {
      const text = this.texts.foldedAt(at)
      return others.every((word) => text.includes(word))
    })
  }

  foundAt(at: number): Found {
    return { key: this.keyAt(at), at: this.at[at], from: this.#from[at], note: this.#notes[at] === 1, text: this.texts.textAt(at) }
  }

  keyAt(at: number): string {
    return this.#keys.split(SEPARATOR)[at]
  }
}
