import { useMemo } from 'react'
import { checkRule, type RuleField } from '~/domain/promotion/checkRule'
import type { Rule } from '~/domain/promotion/rule'
import { promotionMessages } from '~/features/promotions/messages'
import { faultSentence } from '~/features/shared/promotion/explain'
import { sentenceOf } from '~/features/shared/promotion/ruleSentence'
import { useMessages } from '~/lib/i18n'
import { ActionSentence } from './ActionSentence'
import { builderMessages } from './builderMessages'
import { useRuleTerms, useRuleWriting } from './choices'
import { RuleDetails } from './RuleDetails'
import { ScopePick } from './ScopePick'

export interface RuleCardProps {
  rule: Rule
  at: number
  open: boolean
  readOnly: boolean
  onOpen: (open: boolean) => void
  onChange: (rule: Rule) => void
  onCopy: () => void
  onRemove: () => void
}

/** One rule: the sentence that it is; opened, the same sentence with its words as fields. */
export function RuleCard({ rule, at, open, readOnly, onOpen, onChange, onCopy, onRemove }: RuleCardProps) {
  const t = useMessages(builderMessages)
  const words = useMessages(promotionMessages)
  const writing = useRuleWriting()
  const terms = useRuleTerms()
  const faults = useMemo(() => checkRule(rule, terms), [rule, terms])
  const wrong = (field: RuleField) => faults.some((fault) => fault.field === field)
  const set = (patch: Partial<Rule>) => onChange(tidy({ ...rule, ...patch }))
  const { kind } = rule.action
  const label = t('ruleLabel', { at: at + 1, kind: words(`kind.${kind}`) })
  return (
    <li className="zg-rule" aria-label={label}>
      <div className="zg-rule-head">
        <span className="zg-chip">{words(`kind.${kind}`)}</span>
        <p className="zg-rule-sentence">
          {rule.name ? `${rule.name}: ` : ''}
          {sentenceOf(rule, writing)}
        </p>
        {!readOnly && (
          <span className="zg-row">
            <button type="button" className="zg-link" aria-expanded={open} onClick={() => onOpen(!open)}>
              {t(open ? 'done' : 'edit')}
            </button>
            <button type="button" className="zg-link" onClick={onCopy}>
              {t('copy')}
            </button>
            <button type="button" className="zg-link" onClick={onRemove}>
              {t('remove')}
            </button>
          </span>
        )}
      </div>
      {faults.length > 0 && (
        <p className="zg-warning zg-small" role="status">
          {t('faults')} {faults.map((fault) => t('fault', { field: t(`fault.${fault.field}`), what: faultSentence(fault) })).join(' ')}
        </p>
      )}
      {open && !readOnly && (
        <div className="zg-rule-body" role="group" aria-label={label}>
          <div className="zg-rule-action">
            <ActionSentence rule={rule} set={set} wrong={wrong} />
          </div>
          {kind !== 'bundle' && (
            <div className="zg-rule-row">
              <span className="zg-second">{t('goods')}</span>
              <ScopePick label={t('goods')} scope={rule.scope} onChange={(scope) => set({ scope })} except />
            </div>
          )}
          <OtherGoods rule={rule} set={set} />
          <details className="zg-rule-more" open={hasDetails(rule)}>
            <summary>{t('details')}</summary>
            <RuleDetails rule={rule} set={set} wrong={wrong} />
            <label className="zg-slot-label">
              {t('ruleName')}
              <input
                className="zg-input"
                maxLength={60}
                placeholder={t('ruleNameHint')}
                value={rule.name}
                onChange={({ target }) => set({ name: target.value })}
              />
            </label>
          </details>
        </div>
      )}
    </li>
  )
}

/** A rule is kept without what is not set. */
function tidy(rule: Rule): Rule {
  if (rule.group) return rule
  const { group: _, ...rest } = rule
  return rest
}

const hasDetails = ({ who, when, limits, mode, priority, group, name }: Rule): boolean =>
  Object.keys(who).length + Object.keys(when).length + Object.keys(limits).length > 0 ||
  mode !== 'stack' ||
  priority !== 0 ||
  !!group ||
  name !== ''

function OtherGoods({ rule: { action }, set }: { rule: Rule; set: (patch: Partial<Rule>) => void }) {
  const t = useMessages(builderMessages)
  if (action.kind !== 'buyXGetY' || !action.other) return null
  return (
    <div className="zg-rule-row">
      <span className="zg-second">{t('otherGoods')}</span>
      <ScopePick label={t('otherGoods')} scope={action.other} onChange={(other) => set({ action: { ...action, other } })} />
    </div>
  )
}
