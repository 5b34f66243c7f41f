import type { BuyerReviewRow } from '~/domain/buyerReview'
import type { DemoArgs } from '~/domain/command'
import type { Ticket } from '~/domain/ticket'
import type { SeedOrders, SeedRest } from '~/store/seedShop'
import { adSpendOf } from './adSpend'
import { complaintsOf, qualityCasesOf, qualityTasksOf } from './complaints'
import { couponBatchesOf, redemptionsOf } from './coupons'
import { deskOf } from './desk'
import { goalsOf } from './goals'
import { macrosOf } from './macros'
import { listingLivesOf } from './listingLife'
import { pointsOf, programOf } from './members'
import { movementsOf, placesOf } from './movements'
import { productsOf } from './products'
import { promotionsOf } from './promotionRecords'
import { purchasesOf, suppliesOf } from './purchases'
import { returnsOf } from './returns'
import { reviewsOf } from './reviews'
import { type Simulated, simulate } from './simulate'
import { customerNotesOf, peopleOf, workOf } from './team'
import { ticketsOf } from './tickets'
import { sessionsOf, trafficDaysOf } from './traffic'
import { wordsEn } from './wordsEn'
import { wordsZh } from './wordsZh'

/** A demo shop in two steps, of which the second needs the first. The same arguments make the same shop, to the byte. */
export interface SeededShop {
  /** What figures need. `progress` hears shares of 1. */
  orders(progress?: (share: number) => void): SeedOrders
  rest(progress?: (stage: 'records' | 'traffic', share: number) => void): SeedRest
}

export function seedShop({ seed, language, now }: DemoArgs): SeededShop {
  const words = language === 'zh-CN' ? wordsZh : wordsEn
  let simulated: Simulated | undefined
  const live = (progress: (share: number) => void = () => undefined) => (simulated ??= simulate(seed, words, now, progress))
  return {
    orders(progress) {
      const { table } = live(progress)
      const { name, zone, currency } = words.shop
      return { settings: { name, zone, currency }, table }
    },
    rest: (progress = () => undefined) => restOf(live(), progress),
  }
}

function restOf(shop: Simulated, progress: (stage: 'records' | 'traffic', share: number) => void): SeedRest {
  progress('records', 0)
  const { catalog, words } = shop
  const desk = deskOf(shop)
  const { tickets, messages } = ticketsOf(shop, desk)
  const reviews = reviewsOf(shop, tickets)
  const qualityCases = qualityCasesOf(shop)
  const work = workOf(shop)
  const records = {
    people: peopleOf(words),
    categories: catalog.categories,
    suppliers: catalog.suppliers,
    ...listingLivesOf(shop, productsOf(shop)),
    purchases: purchasesOf(shop),
    locations: placesOf(shop),
    supplies: suppliesOf(shop),
    promotions: promotionsOf(shop),
    couponBatches: couponBatchesOf(shop),
    redemptions: redemptionsOf(shop),
    program: [programOf(shop)],
    points: pointsOf(shop),
    desk: [desk],
    macros: macrosOf(words),
    tickets: withReviews(tickets, reviews),
    messages,
    reviews,
    returns: returnsOf(shop, tickets),
    returnPolicies: [],
    complaints: complaintsOf(shop, tickets),
    qualityCases,
    goals: goalsOf(shop),
    tasks: [...work.tasks, ...qualityTasksOf(shop, qualityCases)],
    comments: work.comments,
    customers: customerNotesOf(shop),
  }
  progress('traffic', 0)
  const movements = movementsOf(shop)
  progress('traffic', 0.2)
  const { sessions, steps } = sessionsOf(shop)
  progress('traffic', 0.8)
  return { ...records, columns: { movements, sessions, steps, trafficDays: trafficDaysOf(shop), adSpend: adSpendOf(shop) } }
}

/** What came from a review leads back to it. */
function withReviews(tickets: readonly Ticket[], reviews: readonly BuyerReviewRow[]): Ticket[] {
  const reviewOf = new Map(reviews.flatMap(({ key, ticket }) => (ticket === undefined ? [] : [[ticket, key] as const])))
  return tickets.map((ticket) => {
    const review = ticket.queue === 'reviews' ? reviewOf.get(ticket.key) : undefined
    return review === undefined ? ticket : { ...ticket, review }
  })
}
