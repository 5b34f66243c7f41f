import { packOf, PACKS, ruleOf } from '~/domain/compliance/packs'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import type { AuditPage } from '~/store/listingAudit'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useUi } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { auditMessages } from './messages'
import { type AuditView, statesOf } from './view'

/** What was found by rule; one press narrows the queue, another mends all that can be mended. */
export function AuditRules({ rules, view, set }: { rules: AuditPage['rules']; view: AuditView; set: SetUrlState<AuditView> }) {
  const t = useMessages(auditMessages)
  return (
    <section className="zg-audit-rules" aria-labelledby="audit-rules">
      <h2 id="audit-rules">{t('byRule')}</h2>
      <ul>
        <li>
          <button type="button" className="zg-audit-rule" aria-pressed={view.rule === ''} onClick={() => set({ rule: '' })}>
            {t('allRules')}
          </button>
        </li>
        {rules.map((rule) => (
          <RuleRow key={rule.rule} rule={rule} view={view} set={set} />
        ))}
      </ul>
    </section>
  )
}

function RuleRow({
  rule: { rule: id, severity, products, mendable },
  view,
  set,
}: {
  rule: AuditPage['rules'][number]
  view: AuditView
  set: SetUrlState<AuditView>
}) {
  const t = useMessages(auditMessages)
  const { language } = useUi()
  const run = useCommand()
  const whyNot = useWhyNot('listing.mend')
  const rule = ruleOf(id)
  const pack = packOf(id)
  if (!rule || !pack) return null
  const inWords = (said: { zh: string; en: string }) => (language === 'zh-CN' ? said.zh : said.en)
  const mend = async () => {
    const states = statesOf(view)
    const keys = await call('listings.mendable', { rule: id, ...(states ? { states } : {}) })
    await run({ kind: 'listing.mend', args: { keys, rules: [id] } }, { done: t('mendedMany', { count: keys.length }) })
  }
  return (
    <li>
      <button
        type="button"
        className="zg-audit-rule"
        aria-pressed={view.rule === id}
        onClick={() => set({ rule: view.rule === id ? '' : id })}
      >
        <span className="zg-audit-rule-head zg-small">
          <Status tone={severity === 'error' ? 'bad' : 'attention'} word={inWords(PACKS[pack].name)} />
          <span className="zg-second zg-num">{t('products', { count: products })}</span>
        </span>
        <span>{inWords(rule.message)}</span>
      </button>
      {mendable > 0 && (
        <Button size="small" type="link" disabledReason={whyNot} hint={t('mendRuleHint', { count: mendable })} onClick={() => void mend()}>
          {t('mendRule', { count: mendable })}
        </Button>
      )}
    </li>
  )
}
