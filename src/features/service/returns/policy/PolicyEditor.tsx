import {
  GOODS_CONDITIONS,
  NEVER_KINDS,
  type NeverRule,
  PAYERS,
  type PolicyRule,
  RETURN_KINDS,
  RETURN_REASONS,
  type ReturnPolicy,
  type ReturnReason,
} from '~/domain/returns'
import { PickMany } from '~/features/shared/PickMany'
import { returnWords } from '~/features/shared/returnWords'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { policyMessages } from './policyMessages'
import { neverSentence, ruleSentence } from './ruleSentence'
import { useCategories, useCategoryNames } from './useCategoryNames'

interface Props {
  policy: ReturnPolicy
  onChange: (policy: ReturnPolicy) => void
}

const HOURS = ['proof', 'review', 'ship', 'inspect', 'settle'] as const

/** A version as it is written: every rule reads as its sentence while it is edited. */
export function PolicyEditor({ policy, onChange }: Props) {
  const t = useMessages(policyMessages)
  const { rules, never, hours } = policy
  const setRules = (next: readonly PolicyRule[]) => onChange({ ...policy, rules: next })
  const setNever = (next: readonly NeverRule[]) => onChange({ ...policy, never: next })
  return (
    <>
      <section>
        <h2>{t('rules')}</h2>
        <ul className="zg-return-list">
          {rules.map((rule, at) => (
            <RuleFields
              key={rule.key}
              rule={rule}
              at={at}
              last={at === rules.length - 1}
              onChange={(next) => setRules(rules.map((each, place) => (place === at ? next : each)))}
              onMove={(by) => setRules(moved(rules, at, by))}
              onRemove={() => setRules(rules.filter((_, place) => place !== at))}
            />
          ))}
        </ul>
        <Button
          onClick={() =>
            setRules([
              {
                key: crypto.randomUUID(),
                kinds: ['return'],
                days: 7,
                conditions: ['unopened', 'intact'],
                pays: 'buyer',
                proof: false,
                fee: 0,
              },
              ...rules,
            ])
          }
        >
          {t('addRule')}
        </Button>
      </section>
      <section>
        <h2>{t('never')}</h2>
        <ul className="zg-return-list">
          {never.map((rule, at) => (
            <NeverFields
              key={rule.key}
              rule={rule}
              at={at}
              onChange={(next) => setNever(never.map((each, place) => (place === at ? next : each)))}
              onRemove={() => setNever(never.filter((_, place) => place !== at))}
            />
          ))}
        </ul>
        <Button
          onClick={() =>
            setNever([...never, { key: crypto.randomUUID(), what: 'other', categories: [], skus: [], tags: [], unopened: false }])
          }
        >
          {t('addNever')}
        </Button>
      </section>
      <section className="zg-form">
        <h2>{t('hours')}</h2>
        <div className="zg-return-fields">
          {HOURS.map((step) => (
            <NumberField
              key={step}
              label={`${t(`hours.${step}`)} (${t('hoursUnit')})`}
              value={hours[step]}
              onChange={(value) => onChange({ ...policy, hours: { ...hours, [step]: value } })}
            />
          ))}
        </div>
        <label>
          <span>{t('address')}</span>
          <textarea
            className="zg-input zg-return-text"
            rows={3}
            placeholder={t('addressHint')}
            value={policy.address ?? ''}
            onChange={({ target }) => onChange({ ...policy, address: target.value })}
          />
        </label>
      </section>
    </>
  )
}

function moved<T>(rows: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...rows]
  const [row] = next.splice(at, 1)
  next.splice(at + by, 0, row)
  return next
}

function NumberField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <label>
      <span className="zg-small zg-second">{label}</span>
      <input
        className="zg-input"
        inputMode="numeric"
        value={Number.isNaN(value) ? '' : String(value)}
        onChange={({ target }) => onChange(target.value.trim() === '' ? NaN : Number(target.value))}
      />
    </label>
  )
}

interface RuleProps {
  rule: PolicyRule
  at: number
  last: boolean
  onChange: (rule: PolicyRule) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** Nothing chosen means any; of kinds and conditions a rule needs some. */
function withCategories({ categories: _, ...rest }: PolicyRule, values: readonly string[]): PolicyRule {
  return values.length === 0 ? rest : { ...rest, categories: values }
}

function withReasons({ reasons: _, ...rest }: PolicyRule, values: readonly ReturnReason[]): PolicyRule {
  return values.length === 0 ? rest : { ...rest, reasons: values }
}

function RuleFields({ rule, at, last, onChange, onMove, onRemove }: RuleProps) {
  const t = useMessages(policyMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const nameOf = useCategoryNames()
  const categories = useCategories()
  const number = at + 1
  return (
    <li>
      <fieldset className="zg-return-rule" aria-label={t('ruleOf', { at: number })}>
        <p>
          <span className="zg-second zg-num">{number}.</span> {ruleSentence(rule, { t, words, format, nameOf })}
        </p>
        <div className="zg-row">
          <PickMany
            label={t('categories')}
            values={rule.categories ?? []}
            options={categories}
            onChange={(values) => onChange(withCategories(rule, values))}
          />
          <PickMany
            label={t('reasons')}
            values={rule.reasons ?? []}
            options={RETURN_REASONS.map((value) => ({ value, label: words(`reason.${value}`) }))}
            onChange={(values) => onChange(withReasons(rule, values))}
          />
          <PickMany
            label={t('kinds')}
            values={rule.kinds}
            options={RETURN_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
            onChange={(kinds) => onChange({ ...rule, kinds })}
          />
          <PickMany
            label={t('conditions')}
            values={rule.conditions}
            options={GOODS_CONDITIONS.map((value) => ({ value, label: words(`condition.${value}`) }))}
            onChange={(conditions) => onChange({ ...rule, conditions })}
          />
          <label className="zg-row">
            <input type="checkbox" checked={rule.proof} onChange={({ target }) => onChange({ ...rule, proof: target.checked })} />
            {t('proof')}
          </label>
        </div>
        <div className="zg-return-fields">
          <NumberField label={t('days')} value={rule.days} onChange={(days) => onChange({ ...rule, days })} />
          <label>
            <span className="zg-small zg-second">{t('pays')}</span>
            <select
              className="zg-input"
              value={rule.pays}
              onChange={({ target }) => onChange({ ...rule, pays: PAYERS.find((each) => each === target.value) ?? 'buyer' })}
            >
              {PAYERS.map((payer) => (
                <option key={payer} value={payer}>
                  {t(payer === 'shop' ? 'paysShop' : 'paysBuyer')}
                </option>
              ))}
            </select>
          </label>
          <NumberField label={t('fee')} value={Math.round(rule.fee * 100)} onChange={(share) => onChange({ ...rule, fee: share / 100 })} />
        </div>
        <div className="zg-row">
          <Button size="small" disabled={at === 0} aria-label={t('up', { at: number })} onClick={() => onMove(-1)}>
            ↑
          </Button>
          <Button size="small" disabled={last} aria-label={t('down', { at: number })} onClick={() => onMove(1)}>
            ↓
          </Button>
          <button type="button" className="zg-link" onClick={onRemove}>
            {t('remove', { at: number })}
          </button>
        </div>
      </fieldset>
    </li>
  )
}

interface NeverProps {
  rule: NeverRule
  at: number
  onChange: (rule: NeverRule) => void
  onRemove: () => void
}

const listOf = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

function NeverFields({ rule, at, onChange, onRemove }: NeverProps) {
  const t = useMessages(policyMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const nameOf = useCategoryNames()
  const categories = useCategories()
  const idle = rule.tags.length + rule.skus.length + rule.categories.length === 0
  return (
    <li>
      <p>{idle ? t('nothingAside') : neverSentence(rule, { t, words, format, nameOf })}</p>
      <div className="zg-return-fields">
        <label>
          <span className="zg-small zg-second">{t('what')}</span>
          <select
            className="zg-input"
            value={rule.what}
            onChange={({ target }) => onChange({ ...rule, what: NEVER_KINDS.find((each) => each === target.value) ?? 'other' })}
          >
            {NEVER_KINDS.map((what) => (
              <option key={what} value={what}>
                {words(`never.${what}`)}
              </option>
            ))}
          </select>
        </label>
        {(['tags', 'skus'] as const).map((field) => (
          <label key={field}>
            <span className="zg-small zg-second">{t(field)}</span>
            <input
              className="zg-input"
              placeholder={t('listHint')}
              defaultValue={rule[field].join(t('list'))}
              onBlur={({ target }) => onChange({ ...rule, [field]: listOf(target.value) })}
            />
          </label>
        ))}
      </div>
      <div className="zg-row">
        <PickMany
          label={t('categories')}
          values={rule.categories}
          options={categories}
          onChange={(values) => onChange({ ...rule, categories: values })}
        />
        <label className="zg-row">
          <input type="checkbox" checked={rule.unopened} onChange={({ target }) => onChange({ ...rule, unopened: target.checked })} />
          {t('unopened')}
        </label>
        <button type="button" className="zg-link" onClick={onRemove}>
          {t('removeNever', { at: at + 1 })}
        </button>
      </div>
    </li>
  )
}
