import type { Checklist, ListingStep } from '~/domain/checklist'
import type { ListingPlan } from '~/domain/listing'
import type { Product } from '~/domain/product'
import { reviewedOf, type ReviewReason, type VerdictRow } from '~/domain/review'
import { zoneOf } from '~/lib/zone'
import type { Simulated } from './simulate'

const DAY = 86_400_000
const HOUR = 3_600_000
const MAKERS = ['operator-1', 'operator-2'] as const
const REVIEWER = 'owner'

interface Claim {
  zh: string
  en: string
}

/** What somebody wrote into a description and should not have, for the text check to find. */
const CLAIMS: readonly Claim[] = [
  { zh: '同类中最佳的选择，全网最低价。', en: 'The best in the world, with guaranteed results.' },
  { zh: '最新款，送礼首选。', en: 'An eco-friendly choice.' },
  { zh: '有问题加微信：hejian2026。', en: 'Questions? Write to hello@harbourandwell.com.' },
  { zh: '绝对不褪色，顶级工艺。', en: '100% safe, risk-free.' },
]

const REASONS: readonly (readonly ReviewReason[])[] = [
  ['description.claims'],
  ['pictures.quality', 'pictures.few'],
  ['title.tooShort'],
  ['price.wrong'],
  ['description.thin', 'title.stuffed'],
]

export interface ListingLives {
  catalog: Product[]
  plans: (ListingPlan & { key: string })[]
  checklists: (Checklist & { key: string })[]
  verdicts: VerdictRow[]
}

/** Who sees to which listing, what is planned for it, and what reviewers have said of it. Orders know nothing of it. */
export function listingLivesOf({ calendar, words }: Simulated, products: readonly Product[]): ListingLives {
  const { now } = calendar
  const { zone, currency } = words.shop
  const said = (claim: Claim) => (currency === 'CNY' ? claim.zh : ` ${claim.en}`)
  const catalog = withClaims(products, said)
  const of = (state: Product['state']) => catalog.filter((product) => product.state === state)
  const makerOf = (at: number) => MAKERS[at % MAKERS.length]
  /** A time of day, so many days from now. */
  const at = (days: number, hour: number) => zoneOf(zone).fromWall((zoneOf(zone).dayOf(now) + days) * DAY + hour * HOUR)

  const plans: ListingLives['plans'] = [
    ...of('inReview').map(({ key, stateSince }, i) => ({ key, submittedBy: makerOf(i), submittedAt: stateSince })),
    ...of('scheduled').map(({ key }, i) => ({ key, listAt: at(1 + 2 * i, i % 2 === 0 ? 9 : 20), plannedBy: makerOf(i) })),
    ...of('listed')
      .slice(3, 6)
      .map(({ key }, i) => ({ key, endAt: at(4 + 5 * i, 23), plannedBy: makerOf(i) })),
  ]
  const underway = catalog.filter(({ state }) => ['draft', 'ready', 'inReview', 'rejected', 'approved', 'scheduled'].includes(state))
  const checklists = underway.flatMap((product, i): ListingLives['checklists'] => {
    // Some are nobody's yet.
    if (i % 5 === 4) return []
    const done = (step: ListingStep, days: number): Checklist => ({ [step]: { doneAt: now - days * DAY } })
    return [
      {
        key: product.key,
        owner: makerOf(i),
        dueAt: at(i % 7 === 0 ? -1 : 2 + (i % 12), 18),
        ...done('prepare', 6),
        ...(i % 2 === 0 ? done('market', 3) : {}),
      },
    ]
  })
  return { catalog, plans, checklists, verdicts: verdictsOf(catalog, now) }
}

/** A few descriptions say too much: of what is on sale, and of what is on its way. */
function withClaims(products: readonly Product[], said: (claim: Claim) => string): Product[] {
  const left = new Map<Product['state'], number>([
    ['listed', 4],
    ['draft', 1],
    ['ready', 1],
    ['rejected', 1],
  ])
  let claim = 0
  return products.map((product) => {
    const room = left.get(product.state) ?? 0
    if (room === 0) return product
    left.set(product.state, room - 1)
    return { ...product, description: product.description + said(CLAIMS[claim++ % CLAIMS.length]) }
  })
}

/** What was decided: all that is rejected now, one that was handed in again, and what led to the newest listings. */
function verdictsOf(catalog: readonly Product[], now: number): VerdictRow[] {
  const verdict = (product: Product, at: number, i: number, rejected: boolean): VerdictRow => ({
    key: `demo-${rejected ? 'no' : 'yes'}/${product.key}`,
    product: product.key,
    verdict: rejected ? 'rejected' : 'approved',
    at,
    who: REVIEWER,
    author: MAKERS[(i * i) % 3 === 0 ? 0 : 1],
    ...(rejected ? { reasons: [...REASONS[i % REASONS.length]] } : {}),
  })
  const rejected = catalog
    .filter(({ state }) => state === 'rejected')
    .map((product, i) => ({ ...verdict(product, product.stateSince, i, true), seen: reviewedOf(product) }))
  const again = catalog
    .filter(({ state }) => state === 'inReview')
    .slice(-1)
    .map((product) => ({
      ...verdict(product, product.stateSince - DAY, 4, true),
      seen: { ...reviewedOf(product), description: product.description.slice(0, Math.ceil(product.description.length / 3)), tags: [] },
    }))
  const listed = catalog
    .filter(({ state, listedAt = 0 }) => state === 'listed' && listedAt > now - 90 * DAY)
    .flatMap((product, i) => {
      const at = (product.listedAt ?? now) - 2 * DAY
      return [...(i % 4 === 0 ? [verdict(product, at - DAY, i, true)] : []), verdict(product, at, i, false)]
    })
  return [...rejected, ...again, ...listed]
}
