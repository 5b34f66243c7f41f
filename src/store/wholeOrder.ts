import { CommerceError } from '~/commerce/errors'
import type { Order } from '~/domain/order'

const isWhole = (fields: Partial<Order>): fields is Order =>
  fields.number !== undefined &&
  fields.type !== undefined &&
  fields.placedAt !== undefined &&
  fields.buyer !== undefined &&
  fields.channel !== undefined &&
  fields.region !== undefined &&
  fields.currency !== undefined &&
  fields.shipping !== undefined &&
  fields.discount !== undefined &&
  fields.tax !== undefined &&
  fields.status !== undefined &&
  fields.note !== undefined &&
  fields.test !== undefined &&
  fields.lines !== undefined &&
  fields.refunds !== undefined

/** An order that lacks nothing: what the platform does not know is empty. Throws CommerceError where it does not say when it was placed. */
export function wholeOrder(number: string, fields: Partial<Order>, currency: string): Order {
  if (isWhole(fields)) return fields
  const { placedAt } = fields
  if (placedAt === undefined)
    throw new CommerceError('unavailable', `order ${number} does not say when it was placed`, {
      fault: { of: 'shape', at: 'placedAt', says: 'missing' },
    })
  return {
    type: 'sale',
    buyer: { key: '', name: '', email: '', phone: '' },
    channel: '',
    region: '',
    currency,
    shipping: 0,
    discount: 0,
    tax: 0,
    status: '',
    note: '',
    test: false,
    lines: [],
    refunds: [],
    ...fields,
    number,
    placedAt,
  }
}
