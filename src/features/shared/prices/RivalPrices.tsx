import { useState } from 'react'
import { type Amount, scaleOf } from '~/domain/money'
import { parseDecimalText } from '~/lib/csv/decimal'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { PriceHistory } from '~/store/priceHistory'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { CloseIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { useCommand } from '~/features/shared/useCommand'
import { priceStoryMessages } from './messages'

interface RivalPricesProps {
  sku: string
  /** Our own. */
  price: Amount
  rivals: PriceHistory['rivals']
}

/** What others ask for the same, as it was seen, and a line for one more. */
export function RivalPrices({ sku, price, rivals }: RivalPricesProps) {
  const t = useMessages(priceStoryMessages)
  const format = useFormat()
  const run = useCommand()
  const currency = useShop((shop) => shop.currency)
  const gap = (other: Amount) => {
    if (other === price || price === 0) return t('same')
    const share = format.percent(Math.abs(other / price - 1))
    return other < price ? t('lower', { gap: share }) : t('higher', { gap: share })
  }
  return (
    <section className="zg-stack-tight">
      <h4>{t('rivals')}</h4>
      {rivals.length === 0 && <p className="zg-second">{t('noRivals')}</p>}
      {rivals.length > 0 && (
        <ul className="zg-work-list">
          {rivals.map(({ key, seller, price: other, at, note }) => (
            <li key={key} className="zg-row zg-num">
              <span>
                {seller} {format.price(other, currency)} <span className="zg-second zg-small">{gap(other)}</span>
                <span className="zg-second zg-small">
                  {' '}
                  · {format.date(at)}
                  {note ? ` · ${note}` : ''}
                </span>
              </span>
              <button
                type="button"
                className="zg-icon-button"
                aria-label={t('remove', { seller })}
                onClick={() => void run({ kind: 'rival.remove', args: { key } }, { done: t('removed') })}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <RivalForm sku={sku} />
    </section>
  )
}

const NOON_MS = 12 * 3_600_000

function RivalForm({ sku }: { sku: string }) {
  const t = useMessages(priceStoryMessages)
  const run = useCommand()
  const { currency, zone } = useShop()
  const [seller, setSeller] = useState('')
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [day, setDay] = useState(() => zoneOf(zone).dayOf(Date.now()))
  const price = parseDecimalText(typed.normalize('NFKC'), scaleOf(currency), '.')
  const whyNot = seller.trim() === '' ? t('wrongSeller') : price > 0 && Number.isFinite(price) ? undefined : t('wrongPrice')
  const add = async () => {
    if (whyNot !== undefined) return
    const at = zoneOf(zone).startOfDay(day) + NOON_MS
    const set = { sku, seller: seller.trim(), price, at, ...(note.trim() ? { note: note.trim() } : {}) }
    const outcome = await run({ kind: 'rival.add', args: { key: crypto.randomUUID(), set } }, { done: t('added', { seller: set.seller }) })
    if (outcome?.ok) {
      setTyped('')
      setNote('')
    }
  }
  return (
    <form
      className="zg-form"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <div className="zg-field-row">
        <label>
          <span className="zg-small zg-second">{t('seller')}</span>
          <input className="zg-input" value={seller} maxLength={60} onChange={({ target }) => setSeller(target.value)} />
        </label>
        <label>
          <span className="zg-small zg-second">{t('price', { currency })}</span>
          <input className="zg-input" inputMode="decimal" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </label>
      </div>
      <div className="zg-field-row">
        <div className="zg-choose">
          <span className="zg-small zg-second">{t('day')}</span>
          <DateField label={t('day')} value={day} none={t('day')} onChange={(chosen) => chosen !== undefined && setDay(chosen)} />
        </div>
        <label>
          <span className="zg-small zg-second">{t('note')}</span>
          <input className="zg-input" value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
        </label>
        <Button htmlType="submit" disabledReason={whyNot}>
          {t('add')}
        </Button>
      </div>
    </form>
  )
}
