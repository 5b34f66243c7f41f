import type { PromotionJudgement, Tested } from '~/domain/promotion/judgement'
import { definitionOf, METRIC_IDS } from '~/domain/metric'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { Status } from '~/ui/Status'
import { useFormat, useUi } from '~/ui/UiContext'
import { judgeMessages } from './messages'
import { useWrite } from './useWrite'

/** In one sentence what it brought, and whether that was a success. */
export function Verdict({ judgement }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const { signedMoney, money } = useWrite()
  const format = useFormat()
  const personName = usePersonName()
  const { lifts, why, state, promotion } = judgement
  const gmv = lifts?.effect.gmv
  const facts = gmv && { value: Math.abs(gmv.lift) > gmv.band ? money(Math.abs(gmv.lift)) : signedMoney(gmv.lift), band: money(gmv.band) }
  const said = gmv && (Math.abs(gmv.lift) <= gmv.band ? 'same' : gmv.lift > 0 ? 'more' : 'less')
  return (
    <section className="zg-panel zg-judge-verdict" aria-label={t('verdict')}>
      <h2>{t('verdict')}</h2>
      {said && facts ? (
        <p className="zg-judge-said" data-verdict={said}>
          {t(`verdict.${said}`, facts)}
        </p>
      ) : (
        <p className="zg-judge-said" data-verdict={why}>
          {t('lacking', { why: t(`why.${why ?? 'fewDays'}`) })}
        </p>
      )}
      <TestLine judgement={judgement} />
      {(state === 'running' || state === 'paused') && <p className="zg-second zg-small">{t('running')}</p>}
      {promotion.judged && (
        <p className="zg-second zg-small">
          {t('verdict.judgedBy', { who: personName(promotion.judged.who), at: format.time(promotion.judged.at) })}
        </p>
      )}
    </section>
  )
}

function TestLine({ judgement: { test } }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const write = useTestWords()
  if (!test) return <p className="zg-second">{t('verdict.noTest')}</p>
  const { metric, value, target, why } = write(test)
  if (test.why === 'notOver') return <Status tone="waiting" word={t('verdict.soFar', { metric, value, target })} />
  if (test.met === undefined) return <Status tone="off" word={t('verdict.untold', { metric, target, why })} />
  return <Status tone={test.met ? 'good' : 'bad'} word={t(test.met ? 'verdict.met' : 'verdict.missed', { metric, value, target })} />
}

const TOLD_WHY = ['noTraffic', 'noSpend', 'noCost', 'notYet', 'open', 'fewDays', 'noOrders'] as const

/** The metric of a success test, its target and what was reached, in words. */
function useTestWords(): (test: Tested) => { metric: string; value: string; target: string; why: string } {
  const t = useMessages(judgeMessages)
  const { language, format } = useUi()
  const { money } = useWrite()
  return ({ metric, value = 0, target, why }) => {
    const reason = TOLD_WHY.find((each) => each === why) ?? 'other'
    const id = METRIC_IDS.find((each) => each === metric)
    const definition = id && definitionOf(id)
    const unit = definition?.unit ?? (metric === 'lift_units' ? 'count' : 'money')
    const write = (figure: number) =>
      unit === 'money' ? money(figure) : unit === 'ratio' ? format.percent(figure) : format.count(Math.round(figure * 100) / 100)
    const lift = metric === 'lift_units' || metric === 'lift_margin' ? metric : 'lift_gmv'
    return {
      metric: definition ? definition.name[language === 'en' ? 'en' : 'zh'] : t(lift),
      value: write(value),
      target: write(target),
      why: t(`why.test.${reason}`),
    }
  }
}
