import { customerIdOf, maskBuyer, maskText, type Sight } from '~/domain/customer'
import { toDecimalText } from '~/domain/money'
import type { Order } from '~/domain/order'
import { tallyOrder } from '~/domain/orderState'
import type { MessageRow, Ticket } from '~/domain/ticket'
import { formatDay, zoneOf } from '~/lib/zone'
import { orderAt } from '~/segments/orders'
import { titleOfSku } from '~/store/catalog'
import { ownersOf } from '~/store/codeOwners'
import type { TicketDetail } from '~/store/ticketList'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'
import { ticketPeople } from './ticketPeople'

/** A ticket with what was said in it. */
export interface SaidTicket {
  ticket: Ticket
  messages: MessageRow[]
}

/** A ticket as somebody of that sight may see it. */
export async function ticketDetail(open: OpenShop, { ticket: whole, messages }: SaidTicket, sight: Sight): Promise<TicketDetail> {
  const { buyer, ...ticket } = whole
  const people = await ticketPeople(open, sight)
  const mask = sight.plain ? (text: string) => text : maskText
  const shown = messages.map((message) => ({ ...message, text: mask(message.text) }))
  return {
    ticket: {
      ...ticket,
      subject: mask(ticket.subject),
      ...(ticket.last && { last: { ...ticket.last, text: mask(ticket.last.text) } }),
      ...(ticket.ratingNote !== undefined && { ratingNote: mask(ticket.ratingNote) }),
    },
    customer: customerIdOf(buyer),
    buyerName: people.nameOf(buyer),
    messages: shown,
    masked: mask(ticket.subject) !== ticket.subject || shown.some(({ text }, at) => text !== messages[at].text),
    variables: await variablesOf(open, whole, sight),
  }
}

/** Values of the variables of macros; one that nothing is known of is left out. */
async function variablesOf(open: OpenShop, { key, buyer, order: number, sku }: Ticket, sight: Sight): Promise<Record<string, string>> {
  const [order, people, settings, agent] = await Promise.all([
    number === '' ? undefined : orderOf(open, number),
    ticketPeople(open, sight),
    open.settings(),
    open.db.people.get(open.who),
  ])
  const person = people.personalOf(buyer) ?? order?.buyer
  const name = person && (sight.plain ? person : maskBuyer(person)).name
  const values: Record<string, string | undefined> = {
    'customer.name': name,
    ...(order && orderVariables(order, settings.zone)),
    'ticket.number': key,
    'agent.name': agent?.name,
    'shop.name': settings.name,
    'sku.title': order?.lines.find((line) => line.sku === sku)?.title ?? (await titleOf(open, sku)),
  }
  return Object.fromEntries(Object.entries(values).flatMap(([variable, value]) => (value ? [[variable, value]] : [])))
}

function orderVariables(order: Order, zone: string): Record<string, string | undefined> {
  const { number, placedAt, currency, shipment } = order
  return {
    'order.number': number,
    'order.placedAt': formatDay(zoneOf(zone).dayOf(placedAt)),
    'order.total': `${toDecimalText(tallyOrder(order).total, currency)} ${currency}`,
    'order.tracking': shipment?.tracking,
    'order.carrier': shipment?.carrier,
  }
}

async function orderOf(open: OpenShop, number: string): Promise<Order | undefined> {
  const { orders, tables } = await listsOf(open)
  const place = orders.placeOf(number)
  return place && orderAt(tables[place.table].table, place.order)
}

/** The table of owners may have to be made first. */
async function titleOf({ db }: OpenShop, sku: string): Promise<string | undefined> {
  if (sku === '') return undefined
  return db.transaction('rw', [db.codes, db.derived, db.catalog], async () => {
    const product = (await ownersOf(db, [sku])).get(sku)
    const row = product === undefined ? undefined : await db.catalog.get(product)
    const own = row?.skus.find(({ code }) => code === sku)
    return row && own && titleOfSku({ product: row, sku: own })
  })
}
