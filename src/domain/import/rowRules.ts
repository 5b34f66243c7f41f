import type { ImportRules } from '~/domain/importPlan'
import type { Amount } from '~/domain/money'
import type { LineKind, NotSale, OrderRefund } from '~/domain/order'

/** What a line with that code is. */
export function lineKindOf(sku: string, rules: Pick<ImportRules, 'kinds' | 'productPattern'>): LineKind {
  if (Object.hasOwn(rules.kinds, sku)) return rules.kinds[sku]
  if (rules.productPattern === '') return 'sale'
  return new RegExp(rules.productPattern).test(sku) ? 'sale' : 'correction'
}

/** Why a line counts as no sale; '' where it counts. */
export function notSaleOf(quantity: number, price: Amount, isCredit: boolean, nonSaleByValue: boolean): NotSale {
  if (isCredit) return 'returned'
  if (!nonSaleByValue) return ''
  if (quantity <= 0) return 'quantityNotPositive'
  if (price === 0) return 'priceZero'
  return price < 0 ? 'priceNegative' : ''
}

export function isCreditNumber(number: string, rules: Pick<ImportRules, 'creditPrefix'>): boolean {
  return rules.creditPrefix !== '' && number.startsWith(rules.creditPrefix)
}

/** Whether a type of order or row says that it takes a sale back. */
export const namesCredit = (type: string): boolean => /^(?:credit(?: note)?|refund|退款)$/i.test(type)

/** What a status says in a file that has no time for it. */
export function statusMeans(
  status: string,
  rules: Pick<ImportRules, 'cancelledStatuses' | 'unpaidStatuses'>,
): 'cancelled' | 'unpaid' | 'nothing' {
  const trimmed = status.trim()
  if (rules.cancelledStatuses.includes(trimmed)) return 'cancelled'
  return rules.unpaidStatuses.includes(trimmed) ? 'unpaid' : 'nothing'
}

/** An order's money where the file gives totals only: goods + shipping − discount is what was paid, or for an unpaid order what is owed. */
export function settleTotals(given: {
  total: Amount
  paid: Amount
  refund: Amount
  shipping: Amount
  isPaid: boolean
  paidIsNet: boolean
}): { goods: Amount; discount: Amount } {
  const { shipping, isPaid } = given
  const paid = isPaid && !Number.isNaN(given.paid) ? given.paid + (given.paidIsNet ? given.refund : 0) : NaN
  const total = Number.isNaN(given.total) ? (Number.isNaN(paid) ? 0 : paid) : given.total
  // A total below the postage cannot hold it.
  const goods = total >= shipping ? total - shipping : total
  if (Number.isNaN(paid)) return { goods, discount: 0 }
  const discount = goods + shipping - paid
  return discount >= 0 ? { goods, discount } : { goods: paid - shipping, discount: 0 }
}

/**
 * Shopify writes an order's discount as a sum, which in some files holds the discounts of its lines and in others not: the order's own total tells.
 * Gives the discount on the order as a whole, without the lines'.
 */
export function settleDiscount(given: {
  goods: Amount
  lineDiscounts: Amount
  orderDiscount: Amount
  shipping: Amount
  tax: Amount
  total: Amount
}): Amount {
  const { goods, lineDiscounts, orderDiscount, shipping, tax, total } = given
  if (lineDiscounts === 0 || orderDiscount < lineDiscounts || Number.isNaN(total)) return orderDiscount
  const apart = goods + shipping - lineDiscounts - orderDiscount
  const within = apart + lineDiscounts
  const tells = (sum: Amount): boolean => sum === total || sum + tax === total
  return !tells(apart) && tells(within) ? orderDiscount - lineDiscounts : orderDiscount
}

/** A refund that the file does not split: goods first, then postage, then tax; so that a full one gives all of each back. */
export function splitRefund(amount: Amount, paid: { goods: Amount; shipping: Amount }): Pick<OrderRefund, 'goods' | 'shipping' | 'tax'> {
  const goods = Math.min(amount, Math.max(0, paid.goods))
  const shipping = Math.min(amount - goods, paid.shipping)
  return { goods, shipping, tax: amount - goods - shipping }
}

/** Who the buyer is (metrics.md R5): the id, else the e-mail, else the digits of the phone; '' where the file does not say. */
export function buyerKeyOf(id: string, email: string, phone: string): string {
  if (id !== '') return id
  const mail = email.trim().toLowerCase()
  if (mail !== '') return mail
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 5 ? digits : ''
}
