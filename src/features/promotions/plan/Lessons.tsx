import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { lessonsFor } from '~/domain/promotion/lessons'
import { promotionQueries } from '~/features/promotions/queries'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { planMessages } from './messages'
import type { PlanEdit } from './usePlan'

/** What was learned of promotions that do the same, before the next one is planned. */
export function Lessons({ edit: { plan, key, isFixed } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const format = useFormat()
  const { data } = useQuery(promotionQueries.list())
  const found = isFixed ? [] : lessonsFor({ ...plan, key }, data ?? [])
  if (found.length === 0) return null
  return (
    <aside className="zg-plan-section zg-lessons" aria-label={t('lessons')}>
      <h2>{t('lessons')}</h2>
      <ul>
        {found.map(({ promotion, lessons }) => (
          <li key={promotion.key}>
            <Link to={paths.promotionJudgement({ key: promotion.key })}>
              {t('lessonsOf', { name: promotion.name, day: format.date(promotion.to) })}
            </Link>
            <ul>
              {lessons.map((lesson) => (
                <li key={lesson}>{lesson}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </aside>
  )
}
