import { Link } from 'react-router'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { ReviewListRow } from '~/store/reviewList'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { buyerReviewMessages } from './messages'
import { ReplyBox } from './ReplyBox'

interface EntryProps {
  review: ReviewListRow
  replying: boolean
  onReply: () => void
  onClose: () => void
}

/** What a buyer says, on what, and what was answered. */
export function ReviewEntry({ review, replying, onReply, onClose }: EntryProps) {
  const t = useMessages(buyerReviewMessages)
  const format = useFormat()
  const author = review.author || t('anonymous')
  return (
    <li data-review={review.key} tabIndex={0} aria-label={`${t('outOf', { rating: review.rating })} · ${author}`}>
      <div className="zg-reviews-head">
        <Stars rating={review.rating} />
        <strong>{author}</strong>
        <span className="zg-second zg-small zg-num" title={format.time(review.at)}>
          {format.date(review.at)} {review.channel}
        </span>
      </div>
      {review.title !== '' && <strong>{review.title}</strong>}
      {review.text === '' ? <p className="zg-second">{t('noText')}</p> : <p className="zg-reviews-text">{review.text}</p>}
      <About review={review} />
      {review.reply !== undefined && !replying && <Reply review={review} reply={review.reply} />}
      {replying ? <ReplyBox review={review} author={author} onClose={onClose} /> : <Actions review={review} onReply={onReply} />}
    </li>
  )
}

/** Filled and empty stars; the number is said, not the shapes. */
function Stars({ rating }: { rating: number }) {
  const t = useMessages(buyerReviewMessages)
  return (
    <span role="img" aria-label={t('outOf', { rating })} className="zg-reviews-stars">
      {'★'.repeat(rating)}
      {'☆'.repeat(5 - rating)}
    </span>
  )
}

function About({ review: { product, productTitle, sku, order, ticket } }: { review: ReviewListRow }) {
  const t = useMessages(buyerReviewMessages)
  return (
    <p className="zg-reviews-about zg-small">
      {productTitle !== '' && <Link to={paths.reviews({ product })}>{productTitle}</Link>}
      {sku !== '' && <Link to={paths.product({ sku })}>{sku}</Link>}
      {order !== undefined && <Link to={paths.order({ number: order })}>{t('order', { order })}</Link>}
      {ticket !== undefined && <Link to={paths.ticket({ key: ticket })}>{t('ticket')}</Link>}
    </p>
  )
}

function Reply({ review: { repliedBy, repliedAt }, reply }: { review: ReviewListRow; reply: string }) {
  const t = useMessages(buyerReviewMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <blockquote className="zg-reviews-reply">
      <p className="zg-second zg-small">
        {repliedBy === undefined ? t('shopReply') : t('yourReply', { who: nameOf(repliedBy) })}
        {repliedAt !== undefined && ` · ${format.date(repliedAt)}`}
      </p>
      <p className="zg-reviews-text">{reply}</p>
    </blockquote>
  )
}

function Actions({ review, onReply }: Pick<EntryProps, 'review' | 'onReply'>) {
  const { key, reply } = review
  const t = useMessages(buyerReviewMessages)
  const run = useCommand()
  const [mayReply, mayRemove] = [useWhyNot('review.reply'), useWhyNot('review.remove')]
  const takeBack = () => void run({ kind: 'review.reply', args: { key, reply: '' }, saw: { reply: reply ?? '' } }, { done: t('unreplied') })
  const remove = () => void run({ kind: 'review.remove', args: { keys: [key] } }, { done: t('removed') })
  return (
    <div className="zg-row">
      <Button size="small" hint="R" disabledReason={mayReply} onClick={onReply}>
        {t(reply === undefined ? 'reply' : 'change')}
      </Button>
      {reply !== undefined && (
        <Button size="small" disabledReason={mayReply} onClick={takeBack}>
          {t('takeBack')}
        </Button>
      )}
      {review.ticket === undefined && <ToTicket review={review} />}
      <Button size="small" type="text" disabledReason={mayRemove} onClick={remove}>
        {t('remove')}
      </Button>
    </div>
  )
}

/** A ticket in the queue of reviews: what the buyer said is its first message, and each leads to the other. */
function ToTicket({ review }: Pick<EntryProps, 'review'>) {
  const t = useMessages(buyerReviewMessages)
  const run = useCommand()
  const mayOpen = useWhyNot('ticket.open')
  const { key, rating, title, text, productTitle, sku, order } = review
  const turn = useOnePress(async () => {
    const outcome = await run(
      {
        kind: 'ticket.open',
        args: {
          key: crypto.randomUUID(),
          ticket: {
            subject: t('ticketSubject', { rating, title: title || productTitle || sku }),
            queue: 'reviews',
            channel: 'platform',
            reason: 'other',
            priority: rating <= 2 ? 'high' : 'normal',
            ...(sku === '' ? {} : { sku }),
            ...(order === undefined ? {} : { order }),
            review: key,
          },
          message: { key: crypto.randomUUID(), from: 'customer', text: text || title || t('ticketNoText') },
        },
      },
      { done: t('turned') },
    )
    return outcome?.ok ?? false
  })
  return (
    <Button size="small" disabledReason={mayOpen} onClick={() => void turn()}>
      {t('toTicket')}
    </Button>
  )
}
