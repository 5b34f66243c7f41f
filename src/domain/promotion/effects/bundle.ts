import { capByRoom } from '~/domain/promotion/allot'
import { toCoins } from '~/domain/promotion/coin'
import { type Basket, CODE, type Effect, type EffectParts } from '~/domain/promotion/flat'
import { coverage } from '~/domain/promotion/goodsScope'
import type { Action } from '~/domain/promotion/rule'
import { byUnitPrice } from './byUnitPrice'
import { take } from './spread'

interface Part {
  covers: Uint8Array
  units: number
  /** Units that there are in the cart. */
  there: number
  /** From 1, as the rule has it. */
  number: number
}

/** 捆绑: sets of the dearest units for one price, as long as a set saves a coin. */
export function bundle({ parts, price }: Extract<Action, { kind: 'bundle' }>, made: EffectParts): Effect {
  const { goods, floor, minor, perOrder, index } = made
  const wanted = parts.map(({ scope, units }, i): Part => ({
    covers: coverage(scope, goods),
    units,
    there: 0,
    number: i + 1,
  }))
  return (basket) => {
    const { open, weight, cap, units } = basket.lines
    countParts(basket, wanted)
    const found = byUnitPrice(basket, (i) => open[i], 'dearest')
    weight.fill(0, 0, basket.count)
    let total = 0
    let sets = 0
    for (; sets < perOrder; sets++) {
      const lacking = pickSet(basket, wanted, found)
      if (lacking && sets === 0) return noteLacking(basket, index, lacking)
      if (lacking) break
      const saving = toCoins(Math.max(0, setValue(basket) - price), minor)
      if (saving === 0) break
      total += saving
      keepSet(basket)
    }
    basket.wantTimes = sets
    capByRoom(basket, floor, minor)
    for (let i = 0; i < basket.count; i++) if (units[i] === 0) cap[i] = 0
    return take(basket, total, minor)
  }
}

/** The part that least is there of goes first: where one part is a case of another, it gets the units that only it can use. */
function countParts({ count, lines: { open, goods, quantity } }: Basket, parts: Part[]): void {
  for (const part of parts) {
    part.there = 0
    for (let i = 0; i < count; i++) if (open[i] && part.covers[goods[i]]) part.there += quantity[i]
  }
  parts.sort((a, b) => a.there - b.there || a.number - b.number)
}

/** Units of one more set into `rest`; answers the part that is not full. */
function pickSet({ count, lines }: Basket, parts: readonly Part[], found: number): Part | undefined {
  const { goods, quantity, units, order, rest } = lines
  rest.fill(0, 0, count)
  for (const part of parts) {
    let need = part.units
    for (let place = 0; place < found && need > 0; place++) {
      const i = order[place]
      if (!part.covers[goods[i]]) continue
      const got = Math.min(need, quantity[i] - units[i] - rest[i])
      rest[i] += got
      need -= got
    }
    if (need > 0) return part
  }
  return undefined
}

const valueOf = ({ left, quantity, units, rest }: Basket['lines'], i: number): number =>
  Math.floor((left[i] * (units[i] + rest[i])) / quantity[i]) - Math.floor((left[i] * units[i]) / quantity[i])

function setValue({ count, lines }: Basket): number {
  let value = 0
  for (let i = 0; i < count; i++) if (lines.rest[i] > 0) value += valueOf(lines, i)
  return value
}

function keepSet({ count, lines }: Basket): void {
  for (let i = 0; i < count; i++) {
    if (lines.rest[i] === 0) continue
    lines.weight[i] += valueOf(lines, i)
    lines.units[i] += lines.rest[i]
  }
}

function noteLacking({ rules }: Basket, index: number, part: Part): number {
  rules.reached[index] = part.there
  rules.from[index] = part.units
  rules.inUnits[index] = part.number
  return CODE.noSet
}
