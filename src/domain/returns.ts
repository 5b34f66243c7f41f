/** A return, an exchange, a repair or a refund without goods, of an order. */
export interface ReturnCase {
  key: string
  /** Number. */
  order: string
  /** Buyer.key. */
  buyer: string
  /** Key; '' none. */
  ticket: string
}

/** A version of the rules that returns are judged by. */
export interface ReturnPolicy {
  key: string
}
