import { useState, type FormEvent } from 'react'
import { minorDigits, toDecimalText, unitOf, type Currency } from '~/domain/money'
import { checkRule } from '~/domain/promotion/checkRule'
import type { PlanVariant } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import { faultSentence } from '~/features/shared/promotion/explain'
import { sentenceOf } from '~/features/shared/promotion/ruleSentence'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { simulateMessages } from './messages'
import { type Strength, strengthOf, strengthTrouble, withStrength } from './strength'
import { useRuleWriting } from './useWriting'

export interface StrengthSheetProps {
  variant: PlanVariant
  /** Answers whether it was kept. */
  onSave: (variant: PlanVariant) => Promise<boolean>
  onClose: () => void
}

const TERMS = { minor: 100, earn: { per: 1 } }

/** Faults that the rule did not have before. */
function newFault(rule: Rule, before: Rule): string | undefined {
  const had = new Set(checkRule(before, TERMS).map(({ field, code }) => `${field}/${code}`))
  const fault = checkRule(rule, TERMS).find(({ field, code }) => !had.has(`${field}/${code}`))
  return fault && faultSentence(fault)
}

/** The figures of a variant's rules, each to be turned up or down, and rules to be left out. */
export function StrengthSheet({ variant, onSave, onClose }: StrengthSheetProps) {
  const t = useMessages(simulateMessages)
  const [name, setName] = useState(variant.name)
  const [rules, setRules] = useState<Readonly<Record<string, Rule>>>({})
  const [dropped, setDropped] = useState<readonly string[]>([])
  /** Places where what was typed is no figure. */
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const now = (rule: Rule) => rules[rule.key] ?? rule
  const kept = variant.rules.filter(({ key }) => !dropped.includes(key))
  const isTyped = (rule: Rule) => !Object.keys(wrong).some((place) => place.startsWith(`${rule.key}/`))
  const faults = kept.map((rule) => (isTyped(rule) ? newFault(now(rule), rule) : t('bad.number'))).filter((each) => each !== undefined)
  const trouble = name.trim() === '' ? t('bad.name') : kept.length === 0 ? t('bad.empty') : undefined
  const whyNot = trouble ?? faults.at(0)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (whyNot !== undefined) return
    if (await onSave({ key: variant.key, name: name.trim(), rules: kept.map(now) })) onClose()
  }
  return (
    <Sheet title={t('strength', { name: variant.name })} onClose={onClose}>
      <form className="zg-form zg-sim-strength" onSubmit={(event) => void submit(event)} noValidate>
        <label>
          {t('name')}
          <input className="zg-input" value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        {variant.rules.map((rule) => {
          const isDropped = dropped.includes(rule.key)
          return (
            <RuleFields
              key={rule.key}
              rule={now(rule)}
              fault={newFault(now(rule), rule)}
              isDropped={isDropped}
              onChange={(next) => setRules((all) => ({ ...all, [rule.key]: next }))}
              onWrong={(place, is) => setWrong(({ [place]: _, ...rest }) => (is ? { ...rest, [place]: true } : rest))}
              onDrop={() => setDropped(isDropped ? dropped.filter((key) => key !== rule.key) : [...dropped, rule.key])}
            />
          )
        })}
        {trouble !== undefined && <p role="alert">{trouble}</p>}
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={whyNot}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Sheet>
  )
}

interface RuleFieldsProps {
  rule: Rule
  fault: string | undefined
  isDropped: boolean
  onChange: (rule: Rule) => void
  onWrong: (place: string, is: boolean) => void
  onDrop: () => void
}

function RuleFields({ rule, fault, isDropped, onChange, onWrong, onDrop }: RuleFieldsProps) {
  const t = useMessages(simulateMessages)
  const writing = useRuleWriting()
  return (
    <fieldset className={`zg-sim-rule${isDropped ? ' zg-sim-dropped' : ''}`}>
      <legend>{sentenceOf(rule, writing)}</legend>
      {!isDropped && (
        <div className="zg-sim-fields">
          {strengthOf(rule).map((strength) => (
            <Figure
              key={`${strength.name}/${strength.at}`}
              strength={strength}
              isStep={rule.action.kind === 'threshold' && rule.action.steps.length > 1 && strength.name !== 'budget'}
              onValue={(value) => onChange(withStrength(rule, strength, value))}
              onWrong={(is) => onWrong(`${rule.key}/${strength.name}/${strength.at}`, is)}
            />
          ))}
        </div>
      )}
      {fault !== undefined && !isDropped && <p role="alert">{fault}</p>}
      <button type="button" className="zg-link" onClick={onDrop}>
        {t(isDropped ? 'keep' : 'drop')}
      </button>
    </fieldset>
  )
}

function written({ as, value }: Strength, currency: Currency): string {
  if (as === 'amount') return toDecimalText(value, currency)
  return String(as === 'share' ? Number((value * 100).toFixed(2)) : value)
}

/** The figure that a text is; NaN: none. */
function read(text: string, as: Strength['as'], currency: Currency): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (as === 'amount') return Math.round(value * 10 ** minorDigits(currency)) * (unitOf(currency) / 10 ** minorDigits(currency))
  return as === 'share' ? Number((value / 100).toFixed(4)) : value
}

interface FigureProps {
  strength: Strength
  isStep: boolean
  onValue: (value: number) => void
  onWrong: (is: boolean) => void
}

function Figure({ strength, isStep, onValue, onWrong }: FigureProps) {
  const t = useMessages(simulateMessages)
  const currency = useShop((shop) => shop.currency)
  const [text, setText] = useState(() => written(strength, currency))
  const { name, at, as } = strength
  const trouble = strengthTrouble(strength, read(text, as, currency))
  const unit = as === 'amount' ? currency : as === 'share' ? '%' : t('s.units')
  const label = name === 'buy' || name === 'get' || name === 'times' || name === 'mostShare' ? t(`s.${name}`) : t(`s.${name}`, { unit })
  const change = (next: string) => {
    setText(next)
    const value = read(next, as, currency)
    const bad = strengthTrouble(strength, value) !== undefined
    onWrong(bad)
    if (!bad) onValue(value)
  }
  return (
    <label>
      <span>
        {isStep && `${t('s.step', { place: at + 1 })} · `}
        {label}
      </span>
      <input
        className="zg-input zg-num"
        inputMode="decimal"
        value={text}
        aria-invalid={trouble !== undefined}
        onChange={({ target }) => change(target.value)}
      />
      {trouble !== undefined && <small role="alert">{t(`bad.${trouble}`)}</small>}
    </label>
  )
}
