import type { ReactNode } from 'react'
import { readFormula } from '~/domain/price/formula'
import { checkPriceRule, PRICE_FIELDS, type PriceRule } from '~/domain/price/priceRule'
import { DIRECTIONS, ROUNDINGS } from '~/domain/price/rounding'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { useShop } from '~/session/shop'
import { pricesMessages } from './messages'
import { type PricesView, STEPS, STRUCK_OUT } from './view'

interface RuleFormProps {
  view: PricesView
  set: SetUrlState<PricesView>
  rule: PriceRule
}

/** How prices change, as one sentence of choices; what is wrong with it stands under its field while it is typed. */
export function RuleForm({ view, set, rule }: RuleFormProps) {
  const t = useMessages(pricesMessages)
  return (
    <section className="zg-prices-rule" aria-label={t('how')}>
      <Choice
        label={t('field')}
        value={view.field}
        options={PRICE_FIELDS}
        word={(field) => t(`field.${field}`)}
        onChange={(field) => set({ field })}
      />
      <Choice label={t('by')} value={view.by} options={STEPS} word={(by) => t(`by.${by}`)} onChange={(by) => set({ by })} />
      <Amount view={view} set={set} rule={rule} />
      <Choice
        label={t('rounding')}
        value={view.rounding}
        options={ROUNDINGS}
        word={(rounding) => t(`rounding.${rounding}`)}
        onChange={(rounding) => set({ rounding })}
      />
      <Choice
        label={t('direction')}
        value={view.direction}
        options={DIRECTIONS}
        word={(direction) => t(`direction.${direction}`)}
        onChange={(direction) => set({ direction })}
      />
      {view.field === 'price' && (
        <>
          <Choice
            label={t('struckOut')}
            value={view.struckOut}
            options={STRUCK_OUT}
            word={(struckOut) => t(`struckOut.${struckOut}`)}
            onChange={(struckOut) => set({ struckOut })}
          />
          <label className="zg-prices-box">
            <input type="checkbox" checked={view.belowCost} onChange={({ target }) => set({ belowCost: target.checked })} />
            {t('belowCost')}
          </label>
        </>
      )}
    </section>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly T[]
  word: (value: T) => string
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, value, options, word, onChange }: ChoiceProps<T>) {
  return (
    <label>
      <span className="zg-small zg-second">{label}</span>
      <select
        className="zg-input"
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option === target.value)
          if (chosen) onChange(chosen)
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Amount({ view, set, rule }: RuleFormProps) {
  const t = useMessages(pricesMessages)
  const currency = useShop((shop) => shop.currency)
  const trouble = useTrouble(view, rule)
  if (view.by === 'formula') {
    return (
      <Typed label={t('formula')} hint={t('formulaHint')} trouble={trouble} wide>
        {(props) => (
          <input
            {...props}
            value={view.formula}
            spellCheck={false}
            onChange={({ target }) => set({ formula: target.value }, { typing: true })}
          />
        )}
      </Typed>
    )
  }
  const label = {
    percent: t('percentValue'),
    amount: t('amountValue', { currency }),
    set: t('setValue', { currency }),
    margin: t('marginValue'),
  }[view.by]
  const hint = view.by === 'percent' || view.by === 'amount' ? t('percentHint') : view.by === 'margin' ? t('marginHint') : ''
  return (
    <Typed label={label} hint={hint} trouble={trouble}>
      {(props) => (
        <input {...props} inputMode="text" value={view.value} onChange={({ target }) => set({ value: target.value }, { typing: true })} />
      )}
    </Typed>
  )
}

interface TypedProps {
  label: string
  hint: string
  trouble: string | undefined
  wide?: boolean
  children: (props: { className: string; 'aria-label': string; 'aria-invalid': boolean }) => ReactNode
}

function Typed({ label, hint, trouble, wide = false, children }: TypedProps) {
  return (
    <label className={wide ? 'zg-prices-wide' : undefined}>
      <span className="zg-small zg-second">{label}</span>
      {children({ className: 'zg-input', 'aria-label': label, 'aria-invalid': trouble !== undefined })}
      <span
        className={`zg-small ${trouble === undefined ? 'zg-second' : 'zg-prices-wrong'}`}
        role={trouble === undefined ? undefined : 'alert'}
      >
        {trouble ?? hint}
      </span>
    </label>
  )
}

/** What is wrong with what was typed; nothing before anything was. */
function useTrouble({ by, value, formula }: PricesView, rule: PriceRule): string | undefined {
  const t = useMessages(pricesMessages)
  if ((by === 'formula' ? formula : value).trim() === '') return undefined
  const wrong = checkPriceRule(rule)
  if (wrong === 'number') return t('wrongNumber')
  if (wrong === 'margin') return t('wrongMargin')
  if (wrong !== 'formula') return undefined
  const read = readFormula(formula)
  if (read.ok) return undefined
  const { why, at, text } = read.error
  return why === 'empty' ? t('formula.empty') : t(`formula.${why}`, { at: at + 1, text })
}
