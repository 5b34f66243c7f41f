import type { BuyerReview } from '~/domain/buyerReview'
import { maskName, maskText } from '~/domain/customer'

/** As somebody may see it who sees no personal data. An empty field is not in the row of the shop. */
export const maskedReview = <R extends Partial<BuyerReview>>(review: R): R => ({
  ...review,
  author: maskName(review.author ?? ''),
  title: maskText(review.title ?? ''),
  text: maskText(review.text ?? ''),
})
