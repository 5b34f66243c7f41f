import type { ReactNode } from 'react'
import { toDecimal, unitOf } from '~/domain/money'
import type { Promotion } from '~/domain/promotion/promotion'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import './assume.css'
import { simulateMessages } from './messages'
import { Slider } from './Slider'
import { RANGES, type Sliders, UPLIFTS } from './sliders'

export interface AssumeProps {
  promotion: Promotion
  sliders: Sliders
  isChanged: boolean
  set: (sliders: Sliders) => void
  reset: () => void
  /** Under the uplift: where it would break even. */
  children?: ReactNode
}

/** What is taken for granted, as sliders; kept with the promotion on this device. */
export function Assume({ promotion, sliders, isChanged, set, reset, children }: AssumeProps) {
  const t = useMessages(simulateMessages)
  const change = (part: Partial<Sliders>) => set({ ...sliders, ...part })
  const rules = [...promotion.rules, ...promotion.variants.flatMap((variant) => variant.rules)]
  const phone = usePhone()
  const fields = (
    <>
      <p className="zg-second zg-small">{t('assumeHint')}</p>
      <UpliftFields sliders={sliders} change={change} />
      {!phone && children}
      <Buyers sliders={sliders} change={change} hasCoupons={rules.some(({ action }) => action.kind === 'coupon')} />
      <Costs sliders={sliders} change={change} hasPoints={rules.some(({ action }) => action.kind === 'points')} />
    </>
  )
  return (
    <section className="zg-panel zg-sim-assume" aria-labelledby="zg-sim-assume">
      <div className="zg-panel-head">
        <h2 id="zg-sim-assume">{t('assume')}</h2>
        {isChanged && (
          <button type="button" className="zg-link" onClick={reset}>
            {t('reset')}
          </button>
        )}
      </div>
      {/* Results come first where there is room for one of them. */}
      {phone ? (
        <>
          {children}
          <details>
            <summary>{t('assumeChange')}</summary>
            <div className="zg-sim-folded">{fields}</div>
          </details>
        </>
      ) : (
        fields
      )}
    </section>
  )
}

interface FieldsProps {
  sliders: Sliders
  change: (part: Partial<Sliders>) => void
}

function UpliftFields({ sliders, change }: FieldsProps) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const { uplift, elasticity, goal, band } = sliders
  const value = uplift === 'goal' ? goal : 0.1 * elasticity
  const around = t('bandText', { low: format.percent(value * (1 - band), 0), high: format.percent(value * (1 + band), 0) })
  return (
    <>
      <fieldset className="zg-sim-uplift">
        <legend>{t('uplift')}</legend>
        {UPLIFTS.map((kind) => (
          <label key={kind}>
            <input type="radio" name="uplift" checked={uplift === kind} onChange={() => change({ uplift: kind })} />
            {t(`uplift.${kind}`)}
          </label>
        ))}
      </fieldset>
      {uplift === 'elasticity' && (
        <Slider
          label={t('elasticity')}
          value={elasticity}
          range={RANGES.elasticity}
          text={format.count(elasticity)}
          hint={t('elasticityHint', { share: around })}
          onChange={(next) => change({ elasticity: next })}
        />
      )}
      {uplift === 'goal' && (
        <Slider
          label={t('goal')}
          value={goal}
          range={RANGES.goal}
          text={format.percent(goal, 0)}
          hint={around}
          onChange={(next) => change({ goal: next })}
        />
      )}
      <Slider
        label={t('conversion')}
        value={sliders.conversion}
        range={RANGES.conversion}
        text={format.change(sliders.conversion)}
        onChange={(conversion) => change({ conversion })}
      />
      {(uplift !== 'none' || sliders.conversion !== 0) && (
        <Slider
          label={t('band')}
          value={band}
          range={RANGES.band}
          text={`±${format.percent(band, 0)}`}
          onChange={(next) => change({ band: next })}
        />
      )}
    </>
  )
}

function Buyers({ sliders, change, hasCoupons }: FieldsProps & { hasCoupons: boolean }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const { newBuyers, couponTake, uplift, conversion } = sliders
  return (
    <>
      {(uplift !== 'none' || conversion !== 0) && (
        <>
          <Slider
            label={t('newBuyers')}
            value={newBuyers ?? 0}
            range={RANGES.newBuyers}
            text={newBuyers === undefined ? t('asHistory') : format.percent(newBuyers, 0)}
            disabled={newBuyers === undefined}
            onChange={(next) => change({ newBuyers: next })}
          />
          <label className="zg-sim-check">
            <input
              type="checkbox"
              checked={newBuyers === undefined}
              onChange={({ target }) => change({ newBuyers: target.checked ? undefined : 0.2 })}
            />
            {t('asHistory')}
          </label>
        </>
      )}
      {hasCoupons && (
        <Slider
          label={t('couponTake')}
          value={couponTake}
          range={RANGES.couponTake}
          text={format.percent(couponTake, 0)}
          hint={t('couponTakeHint')}
          onChange={(next) => change({ couponTake: next })}
        />
      )}
    </>
  )
}

/** Of the currency: 30 and 10 of yuan or francs, 300 and 100 of yen are far enough. */
const MOST_PARCEL = 30
const MOST_PACKING = 10
const MOST_POINTS = 5000

function Costs({ sliders, change, hasPoints }: FieldsProps & { hasPoints: boolean }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const unit = unitOf(currency)
  // Currencies without a minor unit count in hundreds.
  const whole = unit <= 100 ? 10 * unit : unit
  const money = (value: number) => format.money(toDecimal(value, currency))
  const range = (most: number) => ({ min: 0, max: most * whole, step: whole / 10 })
  return (
    <>
      <Slider
        label={t('parcel')}
        value={sliders.parcel}
        range={range(MOST_PARCEL)}
        text={money(sliders.parcel)}
        onChange={(parcel) => change({ parcel })}
      />
      <Slider
        label={t('packing')}
        value={sliders.packing}
        range={range(MOST_PACKING)}
        text={money(sliders.packing)}
        onChange={(packing) => change({ packing })}
      />
      {hasPoints && (
        <>
          <Slider
            label={t('points')}
            value={sliders.points}
            range={{ min: 0, max: MOST_POINTS, step: 50 }}
            text={format.count(sliders.points)}
            onChange={(points) => change({ points })}
          />
          <Slider
            label={t('pointWorth')}
            value={sliders.pointWorth}
            range={{ min: 0, max: 1000, step: 10 }}
            text={format.price(sliders.pointWorth, currency)}
            onChange={(pointWorth) => change({ pointWorth })}
          />
        </>
      )}
    </>
  )
}
