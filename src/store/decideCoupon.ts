import { isUsed, type Redemption } from '~/domain/coupon'
import { plainCode } from '~/domain/couponCode'
import type { CouponCommand } from '~/domain/couponCommand'
import { checkBatch, type CouponFault, redeemFault } from '~/domain/couponRules'
import { isEqual } from '~/lib/isEqual'
import { CouponBook } from './couponBook'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { changesAway, changesTo } from './rows'

type Of<K extends CouponCommand['kind']> = CommandOf<CouponCommand, K>

/** Batches of coupons, who has them, and what they were used for. */
export const COUPON_DECIDERS: Deciders<CouponCommand> = {
  'coupon.make': decideMake,
  'coupon.set': decideSet,
  'coupon.stop': decideStop,
  'coupon.import': () => {
    throw new Error('codes of a file are committed with what was read of it, see couponImport')
  },
  'coupon.give': decideGive,
  'coupon.redeem': decideRedeem,
  'coupon.unredeem': decideUnredeem,
}

const gone = (key: string): Decision => ({ refusal: { why: 'notFound', what: key } })
const ruled = ({ rule, facts }: CouponFault): Decision => ({ refusal: { why: 'rule', rule, ...(facts ? { facts } : {}) } })

async function decideMake(db: ShopDb, { args: { key, batch } }: Of<'coupon.make'>, { at }: Actor): Promise<Decision> {
  if (await db.couponBatches.get(key)) return ruled({ rule: 'coupon.taken' })
  const fault = checkBatch(batch)
  if (fault) return ruled(fault)
  const book = await CouponBook.of(db)
  const taken = batch.way === 'public' ? takenBy(book, key, batch.code) : undefined
  if (taken) return ruled(taken)
  const numbered = batch.way === 'single' ? await numbersFor(db, book, batch) : { made: 0 }
  return { changes: changesTo('couponBatches', key, undefined, { ...batch, ...numbered, createdAt: at }) }
}

/** Key and first number of its codes. Numbers of batches that were undone are never given again: an undo of the undo brings their codes back. */
async function numbersFor(db: ShopDb, book: CouponBook, batch: Of<'coupon.make'>['args']['batch']) {
  const seed = book.batches.find((each) => each.seed !== undefined)?.seed ?? batch.seed ?? 0
  const ends = book.batches.map(({ first = 0, made }) => first + made)
  for (const { changes } of await db.journal.where('kind').equals('coupon.make').toArray()) {
    const of = (field: string) => changes.find((change) => change.field === field)?.after
    const [first, made] = [of('first'), of('made')]
    if (typeof first === 'number' && typeof made === 'number') ends.push(first + made)
  }
  return { seed, first: book.freeFrom(Math.max(0, ...ends), { made: batch.made, prefix: batch.prefix, seed }) }
}

function takenBy(book: CouponBook, key: string, code = ''): CouponFault | undefined {
  const owner = book.ownerOf(code)
  return owner && owner.batch.key !== key ? { rule: 'coupon.codeTaken', facts: { code, name: owner.batch.name } } : undefined
}

async function decideSet(db: ShopDb, { args: { key, set }, saw }: Of<'coupon.set'>): Promise<Decision> {
  const now = await db.couponBatches.get(key)
  if (!now) return gone(key)
  const fault = checkBatch({ ...now, ...set })
  if (fault) return ruled(fault)
  if (set.code !== undefined) {
    const taken = takenBy(await CouponBook.of(db), key, set.code)
    if (taken) return ruled(taken)
  }
  const before: Record<string, unknown> = { ...now }
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(before[field], seen))
  if (stale.length > 0) return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: '' })) } }
  return { changes: changesTo('couponBatches', key, { ...now }, set) }
}

async function decideStop(db: ShopDb, { args: { key, stopped } }: Of<'coupon.stop'>): Promise<Decision> {
  const now = await db.couponBatches.get(key)
  if (!now) return gone(key)
  return { changes: changesTo('couponBatches', key, { ...now }, { stopped: stopped ? true : undefined }) }
}

async function decideGive(db: ShopDb, { id, args: { key, customers } }: Of<'coupon.give'>, { at }: Actor): Promise<Decision> {
  const batch = await db.couponBatches.get(key)
  if (!batch) return gone(key)
  if (batch.way !== 'claimed') return ruled({ rule: 'coupon.notClaimed' })
  if (batch.stopped) return ruled({ rule: 'coupon.stopped' })
  if (at >= batch.to) return ruled({ rule: 'coupon.over' })
  const changes = [...new Set(customers)]
    .filter((customer) => customer !== '')
    .flatMap((customer, place) => changesTo('redemptions', `${key}/${id}/${place}`, undefined, { batch: key, customer, claimedAt: at }))
  return changes.length === 0 ? ruled({ rule: 'coupon.noBuyer' }) : { changes }
}

async function decideRedeem(db: ShopDb, { args }: Of<'coupon.redeem'>, { at }: Actor): Promise<Decision> {
  const { key, redemption, code = '', customer = '', order = '', off } = args
  const batch = await db.couponBatches.get(key)
  if (!batch) return gone(key)
  let written = batch.code
  if (batch.way === 'single') {
    const book = await CouponBook.of(db)
    const owner = book.ownerOf(code)
    if (owner?.batch.key !== key) return ruled({ rule: 'coupon.unknown', facts: { code } })
    written = book.written(owner)
  }
  const redemptions = await db.redemptions.where('batch').equals(key).toArray()
  const fault = redeemFault({ batch, redemptions, code, customer, order, now: at })
  if (fault) return ruled(fault)
  const told = { ...(order ? { order } : {}), ...(off === undefined ? {} : { off }) }
  if (batch.way === 'claimed') {
    const held = redemptions.find((each) => each.customer === customer && !isUsed(each))
    return held ? { changes: changesTo('redemptions', held.key, { ...held }, { at, ...told }) } : ruled({ rule: 'coupon.noneHeld' })
  }
  // The key of a single-use code is the code: two tabs cannot use it twice.
  const place = batch.way === 'single' ? `${key}/${plainCode(code)}` : `${key}/${redemption}`
  const known = await db.redemptions.get(place)
  const set: Omit<Redemption, 'key'> = { batch: key, code: written, customer: customer || (known?.customer ?? ''), at, ...told }
  return { changes: changesTo('redemptions', place, known && { ...known }, set) }
}

async function decideUnredeem(db: ShopDb, { args: { key, redemption } }: Of<'coupon.unredeem'>): Promise<Decision> {
  const now = await db.redemptions.get(redemption)
  if (now?.batch !== key || !isUsed(now)) return gone(redemption)
  // What a buyer took stays theirs.
  if (now.claimedAt === undefined) return { changes: changesAway('redemptions', redemption, { ...now }) }
  return { changes: changesTo('redemptions', redemption, { ...now }, { at: undefined, order: undefined, off: undefined }) }
}
