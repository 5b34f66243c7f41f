import { useState } from 'react'
import { minorDigits, unitOf } from '~/domain/money'
import { type Strength, strengthsOf, withStrengths } from '~/domain/promotion/paceChange'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import { effectSentence } from '~/features/shared/promotion/ruleSentence'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { ChangeSheet } from './ChangeSheet'
import { roomMessages } from './messages'
import { Preview } from './Preview'

/** A number as it is typed: a share in percent, an amount in the currency's unit. */
const typed = ({ unit, value }: Strength, currency: string): string =>
  String(unit === 'share' ? Math.round(value * 1e4) / 100 : unit === 'amount' ? value / unitOf(currency) : value)

/** What was typed; undefined where it is no number that can be. */
function read(text: string, { unit }: Strength, currency: string): number | undefined {
  const value = Number(text.trim())
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) return undefined
  if (unit === 'share') return value <= 100 ? Math.round(value * 100) / 1e4 : undefined
  if (unit === 'amount') return Math.round(value * 10 ** minorDigits(currency)) * (unitOf(currency) / 10 ** minorDigits(currency))
  if (unit === 'units') return Number.isInteger(value) && value > 0 ? value : undefined
  return value >= 1 ? value : undefined
}

export interface StrengthSheetProps {
  promotion: Promotion
  onSend: (rules: Rule[]) => void
  onClose: () => void
}

/** The numbers of every rule, and what others would do. */
export function StrengthSheet({ promotion, onSend, onClose }: StrengthSheetProps) {
  const t = useMessages(roomMessages)
  const currency = useShop((shop) => shop.currency)
  const [texts, setTexts] = useState(() => promotion.rules.map((rule) => strengthsOf(rule).map((each) => typed(each, currency))))
  const values = promotion.rules.map((rule, r) => strengthsOf(rule).map((each, i) => read(texts[r][i], each, currency)))
  const wrong = values.some((row) => row.includes(undefined))
  const then = promotion.rules.map((rule, r) =>
    withStrengths(
      rule,
      strengthsOf(rule).map((each, i) => values[r][i] ?? each.value),
    ),
  )
  const isSame = isEqual(then, promotion.rules)
  const whyNot = wrong ? t('strengthWrong') : isSame ? t('preview.noChange') : undefined
  const setText = (r: number, i: number, text: string) =>
    setTexts((all) => all.map((row, at) => (at === r ? row.map((old, place) => (place === i ? text : old)) : row)))
  return (
    <ChangeSheet
      title={t('strengthTitle')}
      hint={t('strengthHint')}
      send={t('strengthSend')}
      whyNot={whyNot}
      onSend={() => onSend(then)}
      onClose={onClose}
    >
      {promotion.rules.map((rule, r) => (
        <RuleFields key={rule.key} rule={rule} texts={texts[r]} values={values[r]} onText={(i, text) => setText(r, i, text)} />
      ))}
      {!wrong && <Preview promotion={promotion} then={then} />}
    </ChangeSheet>
  )
}

interface RuleFieldsProps {
  rule: Rule
  texts: readonly string[]
  values: readonly (number | undefined)[]
  onText: (place: number, text: string) => void
}

function RuleFields({ rule, texts, values, onText }: RuleFieldsProps) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const strengths = strengthsOf(rule)
  const steps = Math.max(...strengths.map(({ step }) => step)) + 1
  const nameOf = ({ name, step, unit }: Strength) => {
    const named = t(`field.${name}`)
    const word = steps > 1 ? t('field.step', { step: step + 1, name: named }) : named
    return unit === 'share' ? `${word} (%)` : unit === 'amount' ? `${word} (${currency})` : word
  }
  return (
    <fieldset className="zg-room-rule">
      <legend>{rule.name || effectSentence(rule.action, { format, currency })}</legend>
      {strengths.map((each, i) => (
        <label key={`${each.name} ${each.step}`}>
          <span>{nameOf(each)}</span>
          <input
            className="zg-input zg-num"
            inputMode="decimal"
            autoComplete="off"
            value={texts[i]}
            aria-invalid={values[i] === undefined}
            onChange={({ target }) => onText(i, target.value)}
          />
        </label>
      ))}
    </fieldset>
  )
}
