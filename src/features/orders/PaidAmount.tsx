import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { type Currency, minorDigits, scaleOf, toDecimal } from '~/domain/money'
import { BAD, parseDecimalText } from '~/lib/csv/decimal'
import { PickBox } from '~/features/shared/PickBox'
import { type Translate, useMessages } from '~/lib/i18n'
import { numberText } from '~/lib/numberText'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useUi } from '~/ui/UiContext'
import { orderMessages } from './messages'

/** Decimals of the shop's currency, half-open; undefined: no bound. */
interface Bounds {
  paidLeast: number | undefined
  paidUnder: number | undefined
}

interface PaidAmountProps {
  least: number | undefined
  under: number | undefined
  onChange: (bounds: Bounds) => void
}

const WIDTH = 304

/** The filter of what was paid: a button that says its bounds, and a form with both. */
export function PaidAmount({ least, under, onChange }: PaidAmountProps) {
  const t = useMessages(orderMessages)
  const { locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  const summary = summaryOf(t, least, under, (bound) => writeBound(bound, locale, currency))
  return (
    <PickBox
      label={t('paidAmount')}
      summary={<span className="zg-num">{summary}</span>}
      chosen={least !== undefined || under !== undefined}
      width={WIDTH}
    >
      {(close) => (
        <Fields
          least={least}
          under={under}
          currency={currency}
          onChange={(bounds) => {
            close()
            onChange(bounds)
          }}
        />
      )}
    </PickBox>
  )
}

type T = Translate<(typeof orderMessages)['zh']>

function summaryOf(t: T, least: number | undefined, under: number | undefined, write: (bound: number) => string): string {
  if (least === undefined) return under === undefined ? t('paidAmount') : t('paidUnder', { under: write(under) })
  if (under === undefined) return least === 0 ? t('paidAny') : t('paidLeast', { least: write(least) })
  return t('paidBetween', { least: write(least), under: write(under) })
}

/** As the bands of the boards name theirs, but never shortened: pence only where there are some. */
function writeBound(bound: number, locale: string, currency: Currency): string {
  const digits = minorDigits(currency)
  const least = Number.isInteger(bound) ? 0 : digits
  return numberText(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: least,
    maximumFractionDigits: digits + 2,
  }).format(bound)
}

/** What was typed as decimals of the currency; undefined where nothing was, 'bad' where it is no amount. */
function readBound(typed: string, currency: Currency): number | undefined | 'bad' {
  if (typed.trim() === '') return undefined
  const amount = parseDecimalText(typed.trim().replaceAll(',', ''), scaleOf(currency), '.')
  return Number.isNaN(amount) || amount === BAD || amount < 0 ? 'bad' : toDecimal(amount, currency)
}

type Trouble = 'amountBad' | 'amountOrder'

function Fields({ least, under, currency, onChange }: PaidAmountProps & { currency: Currency }) {
  const t = useMessages(orderMessages)
  const hint = useId()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [from, setFrom] = useState(least === undefined ? '' : String(least))
  const [to, setTo] = useState(under === undefined ? '' : String(under))
  const [trouble, setTrouble] = useState<Trouble>()
  const apply = (event: SubmitEvent) => {
    event.preventDefault()
    const [paidLeast, paidUnder] = [readBound(from, currency), readBound(to, currency)]
    if (paidLeast === 'bad' || paidUnder === 'bad') return setTrouble('amountBad')
    if (paidUnder !== undefined && paidUnder <= (paidLeast ?? 0)) return setTrouble('amountOrder')
    onChange({ paidLeast, paidUnder })
  }
  const field = (name: 'amountLeast' | 'amountUnder', value: string, set: (text: string) => void) => (
    <label>
      <span className="zg-small zg-second">{t(name, { currency })}</span>
      <input
        ref={name === 'amountLeast' ? first : undefined}
        className="zg-input zg-num"
        inputMode="decimal"
        autoComplete="off"
        aria-describedby={hint}
        value={value}
        onChange={({ target }) => {
          setTrouble(undefined)
          set(target.value)
        }}
      />
    </label>
  )
  return (
    <form className="zg-form" noValidate onSubmit={apply}>
      <div className="zg-field-row">
        {field('amountLeast', from, setFrom)}
        {field('amountUnder', to, setTo)}
      </div>
      {trouble && (
        <p className="zg-warning" role="alert">
          {t(trouble)}
        </p>
      )}
      <p id={hint} className="zg-second zg-small">
        {t('amountHint')}
      </p>
      <div className="zg-row">
        <Button type="primary" htmlType="submit">
          {t('amountApply')}
        </Button>
        {(least !== undefined || under !== undefined) && (
          <button type="button" className="zg-link" onClick={() => onChange({ paidLeast: undefined, paidUnder: undefined })}>
            {t('amountClear')}
          </button>
        )}
      </div>
    </form>
  )
}
