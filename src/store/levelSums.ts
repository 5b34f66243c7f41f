import { type HoldRow, type Level, type Location, locationsOf, type MoveRow, shippingOf } from '~/domain/stock'
import type { ColumnsOf } from './columnFiles'
import type { UnitsMoved } from './stockNews'

interface SumSources {
  files: readonly ColumnsOf<'movements'>[]
  moves: readonly MoveRow[]
  holds: readonly HoldRow[]
  locations: readonly Location[]
  promised: ReadonlyMap<string, number>
  /** Codes that are listed, whether anything of them is there or not. */
  others: readonly Iterable<string>[]
}

/** What lies where, added up: a row of numbers a place, for hundreds of thousands of SKUs. */
export class LevelSums {
  readonly codes: readonly string[]
  readonly places: readonly Location[]
  /** Index in `places` of the place that ships, where what is promised stands. */
  readonly ships: number
  readonly #at: ReadonlyMap<string, number>
  /** By place, in the order of `places`; then by SKU. */
  readonly #onHand: Float64Array[]
  readonly #held: Float64Array[]
  /** 1 where the ledger or a hold names the SKU at the place. */
  readonly #named: Uint8Array[]
  readonly #promised: Float64Array

  constructor(sources: SumSources) {
    const { files, moves, holds, locations, promised } = sources
    const at = codesOf(sources)
    const codes = [...at.keys()]
    const names = namesOf(sources)
    const slots = new Map(names.map((name, slot) => [name, slot]))
    const row = () => names.map(() => new Float64Array(codes.length))
    const onHand = row()
    const held = row()
    const named = names.map(() => new Uint8Array(codes.length))
    for (const file of files) addFile(file, at, slots, onHand, named)
    const add = (to: Float64Array[], { sku, location, quantity }: { sku: string; location: string; quantity: number }) => {
      const slot = slots.get(location) ?? 0
      const code = at.get(sku) ?? 0
      to[slot][code] += quantity
      named[slot][code] = 1
    }
    for (const { move } of moves) add(onHand, move)
    for (const { hold } of holds) add(held, hold)
    const isUsed = (slot: number) => onHand[slot].some((units) => units !== 0) || held[slot].some((units) => units !== 0)
    this.places = locationsOf(
      locations,
      names.filter((_, slot) => isUsed(slot)),
    )
    this.ships = this.places.indexOf(shippingOf(this.places))
    const inOrder = <T>(rows: T[], empty: () => T): T[] => this.places.map(({ key }) => rows[slots.get(key) ?? -1] ?? empty())
    this.#onHand = inOrder(onHand, () => new Float64Array(codes.length))
    this.#held = inOrder(held, () => new Float64Array(codes.length))
    this.#named = inOrder(named, () => new Uint8Array(codes.length))
    this.#promised = this.#promise(promised, at, named)
    this.codes = codes
    this.#at = at
  }

  /** A shop that does not count a SKU has none of it to give away. */
  #promise(promised: ReadonlyMap<string, number>, at: ReadonlyMap<string, number>, named: readonly Uint8Array[]): Float64Array {
    const units = new Float64Array(at.size)
    for (const [sku, count] of promised) {
      const code = at.get(sku)
      if (code === undefined || count === 0 || !named.some((row) => row[code] === 1)) continue
      units[code] = count
      this.#named[this.ships][code] = 1
    }
    return units
  }

  /**
   * Adds what has moved, in place. False where that cannot be told here, and all is to be summed anew: a SKU or a place that is not known, a SKU that is
   * named for the first time, so that what is promised of it counts, or one that may be named no more.
   */
  move(units: readonly UnitsMoved[]): boolean {
    for (const { sku, location, onHand, held } of units) {
      const place = this.#placeOf(location)
      const code = this.at(sku)
      if (place < 0 || code < 0 || !this.#named.some((row) => row[code] === 1)) return false
      this.#onHand[place][code] += onHand
      this.#held[place][code] += held
      this.#named[place][code] = 1
    }
    return !units.some(({ sku, location, gone }) => gone && this.#isEmpty(this.at(sku), this.#placeOf(location)))
  }

  #isEmpty(code: number, place: number): boolean {
    return this.#onHand[place][code] === 0 && this.#held[place][code] === 0
  }

  /** Whether something lies or is held at a place. */
  isUsed(place: number): boolean {
    return this.#onHand[place].some((units) => units !== 0) || this.#held[place].some((units) => units !== 0)
  }

  #placeOf(location: string): number {
    return this.places.findIndex(({ key }) => key === location)
  }

  /** What of a SKU is at a place, by their numbers; undefined where neither ledger nor hold names it there. */
  cell(code: number, place: number): { onHand: number; reserved: number } | undefined {
    if (this.#named[place][code] === 0) return undefined
    const promised = place === this.ships ? this.#promised[code] : 0
    return { onHand: this.#onHand[place][code], reserved: this.#held[place][code] + promised }
  }

  /** Place of a code among the codes; -1 unknown. */
  at(code: string): number {
    return this.#at.get(code) ?? -1
  }

  /** What of a SKU there is at a place; nothing where neither is known. */
  level(location: string, sku: string): Level {
    const place = this.#placeOf(location)
    const code = this.at(sku)
    return place < 0 || code < 0 ? { sku, location, onHand: 0, held: 0, promised: 0 } : this.#levelAt(place, code)
  }

  #levelAt(place: number, code: number): Level {
    return {
      sku: this.codes[code],
      location: this.places[place].key,
      onHand: this.#onHand[place][code],
      held: this.#held[place][code],
      promised: place === this.ships ? this.#promised[code] : 0,
    }
  }

  /** SKUs of which something lies at one of these places. */
  codesAt(locations: readonly string[]): string[] {
    const rows = this.#onHand.filter((_, place) => locations.includes(this.places[place].key))
    return this.codes.filter((_, code) => rows.some((row) => row[code] !== 0))
  }

  /** Every SKU and place that the ledger names, place by place. */
  each(visit: (code: number, place: number, onHand: number, reserved: number) => void): void {
    this.places.forEach((_, place) => {
      const [named, onHand, held] = [this.#named[place], this.#onHand[place], this.#held[place]]
      const ships = place === this.ships
      for (let code = 0; code < named.length; code++)
        if (named[code] === 1) visit(code, place, onHand[code], held[code] + (ships ? this.#promised[code] : 0))
    })
  }
}

/** Codes that are listed first, so that a catalogue's keep their places; each with its place. */
function codesOf({ files, moves, holds, others }: SumSources): Map<string, number> {
  const at = new Map<string, number>()
  const add = (code: string) => {
    if (code !== '' && !at.has(code)) at.set(code, at.size)
  }
  for (const codes of others) for (const code of codes) add(code)
  for (const { count, texts } of files) {
    const used = new Uint8Array(texts.sku.values.length)
    for (let row = 0; row < count; row++) used[texts.sku.codes[row]] = 1
    texts.sku.values.forEach((code, i) => used[i] === 1 && add(code))
  }
  for (const { move } of moves) add(move.sku)
  for (const { hold } of holds) add(hold.sku)
  return at
}

function namesOf({ files, moves, holds, locations }: SumSources): string[] {
  const names = new Set(locations.map(({ key }) => key))
  for (const { texts } of files) for (const name of texts.location.values) names.add(name)
  for (const { move } of moves) names.add(move.location)
  for (const { hold } of holds) names.add(hold.location)
  return [...names]
}

function addFile(
  { count, numbers: { quantity }, texts: { sku, location } }: ColumnsOf<'movements'>,
  at: ReadonlyMap<string, number>,
  slots: ReadonlyMap<string, number>,
  onHand: readonly Float64Array[],
  named: readonly Uint8Array[],
) {
  const codeOf = Int32Array.from(sku.values, (code) => at.get(code) ?? -1)
  const slotOf = Int32Array.from(location.values, (name) => slots.get(name) ?? 0)
  for (let row = 0; row < count; row++) {
    const code = codeOf[sku.codes[row]]
    if (code < 0) continue
    const slot = slotOf[location.codes[row]]
    onHand[slot][code] += quantity[row]
    named[slot][code] = 1
  }
}
