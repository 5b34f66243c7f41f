import { useState } from 'react'
import { Link } from 'react-router'
import type { AudienceRule } from '~/domain/audience'
import { LIMITS } from '~/domain/checkCommand'
import type { PromotionJudgement } from '~/domain/promotion/judgement'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { judgeMessages } from './messages'

const AUDIENCES = ['bought', 'unused', 'fresh'] as const
type Which = (typeof AUDIENCES)[number]

function ruleOf(which: Which, { promotion, from, to, audiences }: PromotionJudgement): AudienceRule {
  if (which === 'unused') return { kind: 'list', customers: audiences.unused ?? [] }
  const filters = { promotion: [promotion.key], ...(which === 'fresh' ? { newness: ['new'] } : {}) }
  return { kind: 'filter', filters, from, to }
}

const sizeOf = (which: Which, { audiences }: PromotionJudgement): number | undefined =>
  which === 'unused' ? audiences.unused?.length : which === 'bought' ? audiences.bought : audiences.fresh

/** Whom to turn to next, kept as audiences with one press each. */
export function Follow({ judgement }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const [saved, setSaved] = useState<Partial<Record<Which, string>>>({})
  return (
    <section className="zg-panel" aria-label={t('follow')}>
      <h2>{t('follow')}</h2>
      <p className="zg-panel-hint">{t('follow.hint')}</p>
      <ul className="zg-judge-follow">
        {AUDIENCES.map((which) => (
          <Audience
            key={which}
            which={which}
            judgement={judgement}
            saved={saved[which]}
            onSaved={(key) => setSaved((all) => ({ ...all, [which]: key }))}
          />
        ))}
      </ul>
    </section>
  )
}

interface AudienceProps {
  which: Which
  judgement: PromotionJudgement
  /** Key of the audience that it was kept as. */
  saved: string | undefined
  onSaved: (key: string) => void
}

function Audience({ which, judgement, saved, onSaved }: AudienceProps) {
  const t = useMessages(judgeMessages)
  const run = useCommand()
  const maySave = useWhyNot('audience.set')
  const size = sizeOf(which, judgement)
  const whyNot = maySave ?? (size === undefined ? t('follow.noClaims') : size === 0 ? t('follow.none') : undefined)
  const save = async () => {
    const key = crypto.randomUUID()
    const name = t(`follow.name.${which}`, { name: judgement.promotion.name }).slice(0, LIMITS.audienceName)
    const set = { name, rule: ruleOf(which, judgement), size: size ?? 0, at: Date.now() }
    const outcome = await run({ kind: 'audience.set', args: { key, set } }, { done: t('follow.saved', { name, count: size ?? 0 }) })
    if (outcome?.ok) onSaved(key)
  }
  return (
    <li data-audience={which}>
      <Button disabledReason={whyNot} onClick={() => void save()}>
        {t('follow.save', { which: t(`follow.${which}`) })}
      </Button>
      <span className="zg-second zg-small zg-num">{size === undefined ? t('follow.noClaims') : t('follow.count', { count: size })}</span>
      {saved !== undefined && (
        <Link className="zg-judge-link" to={paths.customers({ audience: [saved] })}>
          {t('follow.see')}
        </Link>
      )}
    </li>
  )
}
