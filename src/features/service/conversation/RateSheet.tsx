import { useState } from 'react'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { matterMessages } from './matterMessages'

const RATINGS = [1, 2, 3, 4, 5] as const

/** How the customer says that it went. */
export function RateSheet({ detail: { ticket }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const t = useMessages(matterMessages)
  const run = useCommand()
  const [rating, setRating] = useState(ticket.rating)
  const [note, setNote] = useState(ticket.ratingNote ?? '')
  const save = async () => {
    if (rating === undefined) return
    const args = { key: ticket.key, rating, ...(note.trim() === '' ? {} : { note: note.trim() }) }
    if ((await run({ kind: 'ticket.rate', args }, { done: t('rateSaved') }))?.ok) onClose()
  }
  return (
    <Sheet title={t('rate')} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p className="zg-second">{t('rateHint')}</p>
        <fieldset className="zg-matter-list zg-row">
          <legend className="zg-second zg-small">{t('rating')}</legend>
          {RATINGS.map((each) => (
            <label key={each} className="zg-check">
              <input type="radio" name="rating" checked={rating === each} onChange={() => setRating(each)} />
              {t('stars', { count: each })}
            </label>
          ))}
        </fieldset>
        <label>
          {t('rateNote')}
          <textarea
            className="zg-input zg-matter-text"
            rows={3}
            maxLength={1000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={rating === undefined ? t('rateNone') : undefined}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
