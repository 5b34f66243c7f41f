import { useState } from 'react'
import { COUPON_WAYS, type CouponBatch, type CouponWay } from '~/domain/coupon'
import type { CouponFields } from '~/domain/couponCommand'
import { COUPON_LIMITS } from '~/domain/couponRules'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { type Day, zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { Sheet } from '~/ui/Sheet'
import './coupons.css'
import { couponMessages } from './messages'

interface Typed {
  name: string
  way: CouponWay
  code: string
  made: string
  prefix: string
  from: Day
  to: Day
  most: string
  perBuyer: string
}

const DAYS = 30

/** A whole number as it was typed; '' is none, NaN no number. */
const readCount = (text: string): number | undefined => {
  const plain = text.trim().replaceAll(',', '')
  return plain === '' ? undefined : /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN
}

function typedOf(batch: CouponBatch | undefined, zone: string): Typed {
  const { dayOf } = zoneOf(zone)
  const today = dayOf(Date.now())
  return {
    name: batch?.name ?? '',
    way: batch?.way ?? 'single',
    code: batch?.code ?? '',
    made: batch ? String(batch.made) : '1000',
    prefix: batch?.prefix ?? '',
    from: batch ? dayOf(batch.from) : today,
    // The last day that is counted in.
    to: batch ? dayOf(batch.to - 1) : today + DAYS - 1,
    most: batch?.most === undefined ? '' : String(batch.most),
    perBuyer: batch?.perBuyer === undefined ? '' : String(batch.perBuyer),
  }
}

interface BatchFormProps {
  /** The one that is changed; absent: a new one. */
  batch?: CouponBatch
  onClose: () => void
  onMade?: (key: string) => void
}

/** A batch of coupons: new, with its codes, or what of one can be changed. */
export function BatchForm({ batch, onClose, onMade }: BatchFormProps) {
  const t = useMessages(couponMessages)
  const zone = useShop((shop) => shop.zone)
  const [typed, type] = useState(() => typedOf(batch, zone))
  const [refused, refuse] = useState('')
  const change = (set: Partial<Typed>) => (type({ ...typed, ...set }), refuse(''))
  const save = useSave(typed, { batch, onClose, onMade, refuse })
  const count = readCount(typed.made) ?? 0
  const label = batch ? t('save') : typed.way === 'single' && count > 0 ? t('makeCodes', { count }) : t('make')
  return (
    <Sheet title={batch ? t('editTitle', { name: batch.name }) : t('new')} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save.run()
        }}
      >
        <label>
          {t('name')}
          <input
            className="zg-input"
            value={typed.name}
            maxLength={COUPON_LIMITS.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </label>
        {!batch && <WayField way={typed.way} onChange={(way) => change({ way })} />}
        <CodeFields typed={typed} isNew={!batch} onChange={change} />
        <div className="zg-coupon-fields">
          <div className="zg-choose">
            {t('from')}
            <DateField
              label={t('from')}
              value={typed.from}
              none={t('chooseDay')}
              onChange={(day) => day !== undefined && change({ from: day })}
            />
          </div>
          <div className="zg-choose">
            {t('to')}
            <DateField
              label={t('to')}
              value={typed.to}
              none={t('chooseDay')}
              onChange={(day) => day !== undefined && change({ to: day })}
            />
          </div>
          {(['most', 'perBuyer'] as const).map((field) => (
            <label key={field}>
              {t(field)}
              <input
                className="zg-input zg-num"
                inputMode="numeric"
                placeholder={t('noLimit')}
                value={typed[field]}
                onChange={({ target }) => change({ [field]: target.value })}
              />
            </label>
          ))}
        </div>
        {refused !== '' && (
          <p className="zg-warning" role="alert">
            {refused}
          </p>
        )}
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={save.whyNot}>
            {label}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function WayField({ way, onChange }: { way: CouponWay; onChange: (way: CouponWay) => void }) {
  const t = useMessages(couponMessages)
  return (
    <fieldset className="zg-coupon-ways">
      <legend>{t('way')}</legend>
      {COUPON_WAYS.map((each) => (
        <label key={each}>
          <input type="radio" name="way" checked={way === each} onChange={() => onChange(each)} />
          <span>
            {t(`way.${each}`)} <span className="zg-second zg-small">{t(`wayHint.${each}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function CodeFields({ typed, isNew, onChange }: { typed: Typed; isNew: boolean; onChange: (set: Partial<Typed>) => void }) {
  const t = useMessages(couponMessages)
  if (typed.way === 'public')
    return (
      <label>
        {t('code')}
        <input
          className="zg-input zg-coupon-code"
          value={typed.code}
          maxLength={COUPON_LIMITS.code}
          spellCheck={false}
          onChange={({ target }) => onChange({ code: target.value })}
        />
      </label>
    )
  if (typed.way === 'claimed' || !isNew) return null
  return (
    <div className="zg-coupon-fields">
      <label>
        {t('made')}
        <input
          className="zg-input zg-num"
          inputMode="numeric"
          value={typed.made}
          onChange={({ target }) => onChange({ made: target.value })}
        />
        <span className="zg-second zg-small">{t('madeHint')}</span>
      </label>
      <label>
        {t('prefix')}
        <input
          className="zg-input zg-coupon-code"
          value={typed.prefix}
          maxLength={COUPON_LIMITS.prefix}
          spellCheck={false}
          onChange={({ target }) => onChange({ prefix: target.value.toUpperCase() })}
        />
        <span className="zg-second zg-small">{t('prefixHint')}</span>
      </label>
    </div>
  )
}

interface SaveOptions extends BatchFormProps {
  refuse: (text: string) => void
}

/** Writes what was typed; says why it cannot be. */
function useSave(typed: Typed, { batch, onClose, onMade, refuse }: SaveOptions): { run: () => Promise<void>; whyNot: string | undefined } {
  const t = useMessages(couponMessages)
  const execute = useCommand()
  const zone = useShop((shop) => shop.zone)
  const forbidden = useWhyNot(batch ? 'coupon.set' : 'coupon.make')
  const { startOfDay } = zoneOf(zone)
  const [most, perBuyer, made = 0] = [readCount(typed.most), readCount(typed.perBuyer), readCount(typed.made)]
  const name = typed.name.trim()
  const fields: CouponFields = {
    name,
    from: startOfDay(typed.from),
    to: startOfDay(typed.to + 1),
    most,
    perBuyer,
    ...(typed.way === 'public' ? { code: typed.code.trim() } : {}),
  }
  const changed = batch && Object.fromEntries(Object.entries(fields).filter(([field, value]) => !isEqual(value, valueOf(batch, field))))
  const numbers = [most ?? 1, perBuyer ?? 1, batch || typed.way !== 'single' ? 0 : made]
  const whyNot =
    forbidden ??
    (name === '' ? t('nameFirst') : undefined) ??
    (numbers.some(Number.isNaN) ? t('wrongNumber') : undefined) ??
    (changed && Object.keys(changed).length === 0 ? t('unchanged') : undefined)
  const make = async () => {
    const key = crypto.randomUUID()
    const codes = typed.way === 'single' ? { made, prefix: typed.prefix, seed: crypto.getRandomValues(new Uint32Array(1))[0] } : { made: 0 }
    const { name: _, from = 0, to = 0, ...rest } = fields
    const limits = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    const args = { key, batch: { ...limits, ...codes, name, from, to, way: typed.way } }
    return { key, outcome: await execute({ kind: 'coupon.make', args }, { done: t('madeDone', { name }), quiet: true }) }
  }
  const run = async () => {
    if (whyNot !== undefined) return
    if (!batch) {
      const { key, outcome } = await make()
      if (outcome && !outcome.ok) return refuse(refusalText(outcome.refusal))
      if (outcome) onClose()
      if (outcome) onMade?.(key)
      return
    }
    const saw = Object.fromEntries(Object.keys(changed ?? {}).map((field) => [field, valueOf(batch, field)]))
    const outcome = await execute(
      { kind: 'coupon.set', args: { key: batch.key, set: changed ?? {} }, saw },
      { done: t('saved', { name }), quiet: true },
    )
    if (outcome && !outcome.ok) return refuse(refusalText(outcome.refusal))
    if (outcome) onClose()
  }
  return { run, whyNot }
}

const valueOf = (batch: CouponBatch, field: string): unknown => new Map<string, unknown>(Object.entries(batch)).get(field)
