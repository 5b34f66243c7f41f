import { Fingerprint } from '~/segments/fingerprint'
import type { OrderTable } from '~/segments/orderTable'
import type { PackRow, Replaced } from './db'
import { hiddenOf, maskOf } from './packs'

/** What of a pack's orders tells them apart. */
export type Prints = Pick<OrderTable['orders'], 'number' | 'fingerprint'>

interface KnownPack {
  id: string
  live: boolean
  /** 1 for orders that a live pack replaced. */
  hidden: Uint8Array
}

const NO_VERSION = -1
const FIRST_ROOM = 1024

/** Two numbers meet with a chance of 1 in 9e15. */
const hashOf = (number: string): number => new Fingerprint().text(number).value()

/**
 * Every version of every order that the shop keeps, by its number: in typed arrays, so that a shop of years costs some megabytes, and what a commit changes is
 * changed in place.
 */
export class OrderVersions {
  #packs: (KnownPack | undefined)[] = []
  #count = 0
  #hash = new Float64Array(FIRST_ROOM)
  #pack = new Uint32Array(FIRST_ROOM)
  #row = new Uint32Array(FIRST_ROOM)
  #print = new Float64Array(FIRST_ROOM)
  /** The version of the same order that came before. */
  #before = new Int32Array(FIRST_ROOM)
  /** Open addressing: newest version by hash. */
  #slots = new Int32Array(FIRST_ROOM * 4).fill(NO_VERSION)
  #used = 0

  /** A pack that has come, and what it hides of the others. */
  add({ id, live, replaces }: PackRow, { number, fingerprint }: Prints): void {
    const pack = this.#packs.push({ id, live, hidden: new Uint8Array(number.length) }) - 1
    if (live) for (const { pack: other, orders } of replaces) this.#hide(other, orders)
    for (let row = 0; row < number.length; row++) this.#put(hashOf(number[row]), pack, row, fingerprint[row])
  }

  /** Packs in the place of others, as when small ones were made one. */
  drop(ids: ReadonlySet<string>): void {
    this.#packs = this.#packs.map((pack) => (pack && ids.has(pack.id) ? undefined : pack))
  }

  /** Brings what is hidden in step with the manifest. */
  setHidden(rows: readonly PackRow[]): void {
    const hidden = hiddenOf(rows.filter(({ live }) => live))
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const pack of this.#packs) {
      const row = pack && byId.get(pack.id)
      if (!pack || !row) continue
      pack.live = row.live
      pack.hidden = maskOf(hidden.get(row.id) ?? [], row.orders)
    }
  }

  /** Fingerprint of the order of that number as it is seen; undefined where there is none. */
  seen(number: string): number | undefined {
    for (let at = this.#newest(hashOf(number)); at !== NO_VERSION; at = this.#before[at]) {
      const pack = this.#packs[this.#pack[at]]
      if (pack?.live && pack.hidden[this.#row[at]] === 0) return this.#print[at]
    }
    return undefined
  }

  /** What a pack that has news of these orders takes the place of: every version, undone imports included, in case their undo is undone. */
  replacedBy(numbers: Iterable<string>): Replaced[] {
    const byPack = new Map<string, number[]>()
    for (const number of numbers) {
      for (let at = this.#newest(hashOf(number)); at !== NO_VERSION; at = this.#before[at]) {
        const pack = this.#packs[this.#pack[at]]
        if (!pack) continue
        const list = byPack.get(pack.id)
        if (list) list.push(this.#row[at])
        else byPack.set(pack.id, [this.#row[at]])
      }
    }
    return [...byPack].map(([pack, orders]) => ({ pack, orders: Uint32Array.from(orders).sort() }))
  }

  #hide(id: string, orders: Uint32Array): void {
    const pack = this.#packs.find((other) => other?.id === id)
    if (pack) for (const order of orders) pack.hidden[order] = 1
  }

  #newest(hash: number): number {
    return this.#slots[this.#slotOf(hash)]
  }

  /** Where a hash is, or would be. */
  #slotOf(hash: number): number {
    const slots = this.#slots
    const last = slots.length - 1
    let slot = hash & last
    while (slots[slot] !== NO_VERSION && this.#hash[slots[slot]] !== hash) slot = (slot + 1) & last
    return slot
  }

  #put(hash: number, pack: number, row: number, print: number): void {
    if (this.#count === this.#hash.length) this.#grow()
    const at = this.#count++
    const slot = this.#slotOf(hash)
    if (this.#slots[slot] === NO_VERSION) this.#used++
    this.#hash[at] = hash
    this.#pack[at] = pack
    this.#row[at] = row
    this.#print[at] = print
    this.#before[at] = this.#slots[slot]
    this.#slots[slot] = at
    if (this.#used * 2 > this.#slots.length) this.#spread()
  }

  #grow(): void {
    const room = this.#hash.length * 2
    const longer = <T extends Float64Array | Uint32Array | Int32Array>(column: T, next: T): T => {
      next.set(column)
      return next
    }
    this.#hash = longer(this.#hash, new Float64Array(room))
    this.#pack = longer(this.#pack, new Uint32Array(room))
    this.#row = longer(this.#row, new Uint32Array(room))
    this.#print = longer(this.#print, new Float64Array(room))
    this.#before = longer(this.#before, new Int32Array(room))
  }

  #spread(): void {
    const newest = this.#slots.filter((at) => at !== NO_VERSION)
    this.#slots = new Int32Array(this.#slots.length * 2).fill(NO_VERSION)
    for (const at of newest) this.#slots[this.#slotOf(this.#hash[at])] = at
  }
}
