import type { BuyerReviewRow } from '~/domain/buyerReview'
import type { Ticket, TicketReason } from '~/domain/ticket'
import { Random } from './random'
import { REVIEWS_EN, REVIEWS_ZH } from './reviewTexts'
import type { Simulated } from './simulate'
import { AGENTS } from './team'

/** How many of those who got their goods say something: who was let down more often. */
const SPEAKS = 0.025
const SPEAKS_OF_TROUBLE = 0.04
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What buyers said of goods that they got, oldest first; nearly all is answered but for the newest. */
export function reviewsOf(shop: Simulated, tickets: readonly Pick<Ticket, 'key' | 'order' | 'queue' | 'createdAt'>[]): BuyerReviewRow[] {
  const { table, calendar } = shop
  const { orders, lines } = table
  const random = Random.of(shop.seed, 'reviews')
  const troubles = troublesOf(shop)
  const ticketOf = new Map(tickets.flatMap((ticket) => (ticket.order === '' ? [] : [[ticket.order, ticket] as const])))
  const found: Omit<BuyerReviewRow, 'key'>[] = []
  for (let order = 0; order < orders.count; order++) {
    const got = orders.deliveredAt[order]
    if (Number.isNaN(got)) continue
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      const trouble = troubles.get(line)
      const ticket = trouble && ticketOf.get(orders.number[order])
      // Where the review was what the ticket came from, it stands before it.
      const from = ticket?.queue === 'reviews' && ticket.createdAt > got ? ticket.createdAt : undefined
      const speaks = random.chance(trouble ? SPEAKS_OF_TROUBLE : SPEAKS)
      const said = got + random.whole(4, 12 * 24) * HOUR
      const at = Math.floor((from === undefined ? said : Math.max(got, from - 5 * HOUR)) / 1000) * 1000
      if ((!speaks && from === undefined) || at > calendar.now) continue
      found.push({
        ...saidOf(shop, random, { sku: lines.sku.codes[line] - 1, trouble }),
        order: orders.number[order],
        author: orders.buyerName.values[orders.buyerName.codes[order]],
        at,
        channel: orders.channel.values[orders.channel.codes[order]],
        ...(ticket ? { ticket: ticket.key } : {}),
      })
    }
  }
  found.sort((a, b) => a.at - b.at || ((a.order ?? '') < (b.order ?? '') ? -1 : 1))
  return found.map((review, i) => ({ key: `r${100_001 + i}`, ...review, ...answerOf(shop, random, review) }))
}

/** The reason of what went wrong with a line; a whole order's stands on its first. */
function troublesOf({ grievances, table: { orders } }: Simulated): Map<number, TicketReason> {
  return new Map(grievances.map(({ order, line, reason }) => [orders.lineStart[order] + Math.max(0, line), reason]))
}

function saidOf({ catalog, words }: Simulated, random: Random, { sku, trouble }: { sku: number; trouble: TicketReason | undefined }) {
  const texts = words.shop.currency === 'CNY' ? REVIEWS_ZH : REVIEWS_EN
  const { product } = catalog.goods[catalog.productOf[sku]]
  const rating = trouble ? random.pick([1, 1, 2, 2, 3] as const) : random.pick([5, 5, 5, 5, 5, 4, 4, 3] as const)
  const said = random.pick(trouble ? texts.bad[trouble] : rating >= 4 ? texts.good : texts.fair)
  return {
    product: product.key,
    sku: catalog.skus[sku].code,
    rating,
    title: random.pick(texts.titles[rating]),
    text: said.replace('{item}', product.title),
  }
}

function answerOf({ calendar, words }: Simulated, random: Random, { at, rating }: Pick<BuyerReviewRow, 'at' | 'rating'>) {
  const texts = words.shop.currency === 'CNY' ? REVIEWS_ZH : REVIEWS_EN
  const repliedAt = at + random.whole(1, 60) * HOUR
  const [answered, agent] = [random.chance(rating <= 3 ? 0.9 : 0.55), random.pick(AGENTS)]
  const reply = random.pick(rating <= 3 ? texts.sorry : texts.thanks)
  if (!answered || repliedAt > calendar.now - 2 * DAY) return {}
  return { reply, repliedAt, repliedBy: agent }
}
