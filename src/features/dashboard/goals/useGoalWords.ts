import { useMemo } from 'react'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { type Calendar, DEFAULT_CALENDAR, endOfGrain, startOfGrain } from '~/domain/calendar'
import { type Goal, goalOf } from '~/domain/goal'
import { isOfTickets } from '~/domain/goalCover'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { viewMessages } from '~/features/shared/board/viewMessages'
import { metricWords } from '~/features/shared/board/words'
import { unitOfMetric, writeFigure } from '~/features/shared/figures'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { civilOf, type Day } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import { closingOf, ownerOf, stateOf } from './goalState'
import { messages } from './messages'

export interface GoalWords {
  /** "GMV · November 2026 · Apparel". */
  name(standing: GoalStanding): string
  period(window: { from: Day; to: Day }): string
  of(standing: GoalStanding): string
  /** What of the shop's trade is theirs; '' where that is not asked. */
  covers(standing: GoalStanding): string
  /** In the metric's own unit. */
  figure(goal: Pick<Goal, 'metric'>, value: number): string
  /** A difference of two figures: of shares in points. */
  gap(goal: Pick<Goal, 'metric'>, value: number): string
  /** In the tree what cannot be counted is said in fewer words. */
  state(standing: GoalStanding, short?: boolean): string
  closers(standing: GoalStanding): string[]
  /** What is said of the gap where `closers` has nothing. */
  closing(standing: GoalStanding): string
}

const isGrain = (grain: 'month' | 'quarter' | 'year', { from, to }: { from: Day; to: Day }, calendar: Calendar) =>
  startOfGrain(grain, from, calendar) === from && endOfGrain(grain, from, calendar) === to

interface PeriodInput {
  t: ReturnType<typeof useMessages<(typeof messages)['zh']>>
  format: ReturnType<typeof useUi>['format']
  calendar: Calendar
}

function periodWords(window: { from: Day; to: Day }, { t, format, calendar }: PeriodInput): string {
  if (isGrain('month', window, calendar)) return format.month(window.from)
  // A fiscal year is called by the calendar year that it ends in.
  const year = civilOf(endOfGrain('year', window.from, calendar) - 1).year
  if (isGrain('year', window, calendar)) return t('period.year', { year })
  if (isGrain('quarter', window, calendar)) {
    const months = (civilOf(window.from).month - calendar.fiscalStart + 12) % 12
    return t('period.quarter', { year, quarter: months / 3 + 1 })
  }
  return t('period.days', { from: format.day(window.from), to: format.day(window.to - 1) })
}

/** Goals in words. */
export function useGoalWords(): GoalWords {
  const t = useMessages(messages)
  const board = useMessages(boardMessages)
  const view = useMessages(viewMessages)
  const personName = usePersonName()
  const { locale, language, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const calendar = useShop((shop) => shop.calendar) ?? DEFAULT_CALENDAR
  return useMemo(() => {
    const list = new Intl.ListFormat(locale, { type: 'disjunction' })
    const period: GoalWords['period'] = (window) => periodWords(window, { t, format, calendar })
    const of: GoalWords['of'] = ({ goal, label }) => {
      const owner = goalOf(goal)
      if (owner.kind === 'shop') return ''
      return owner.kind === 'person' ? personName(owner.key) : label
    }
    const covers: GoalWords['covers'] = ({ goal, covers: parts }) => {
      const { kind } = goalOf(goal)
      if (kind === 'person' && isOfTickets(goal.metric)) return t('covers.tickets')
      const told = (parts ?? []).map(({ by, names }) => {
        if (by === 'owned') return t('covers.owned')
        return t('covers.part', { name: by === 'people' ? t('of.people') : view(`filter.${by}`), members: list.format(names) })
      })
      return told.join(t('covers.joint'))
    }
    const figure: GoalWords['figure'] = ({ metric }, value) => {
      const unit = unitOfMetric(metric)
      return writeFigure(unit === 'count' ? Math.round(value) : value, unit, { locale, currency })
    }
    const gap: GoalWords['gap'] = (goal, value) => {
      if (unitOfMetric(goal.metric) !== 'ratio') return figure(goal, value)
      return t('points', { count: Number((value * 100).toFixed(1)) })
    }
    const whyOf = ({ reached }: GoalStanding) => (reached.value === null ? board(`why.${reached.why}`) : '')
    const state: GoalWords['state'] = (standing, short = false) => {
      const told = stateOf(standing)
      const amount = (value: number) => gap(standing.goal, value)
      switch (told.is) {
        case 'missed':
        case 'over':
          return t(`state.${told.is}`, { gap: amount(told.gap) })
        case 'onPace':
          return t('state.onPace', { ahead: amount(told.ahead) })
        case 'behind':
          return t('state.behind', { behind: amount(told.behind) })
        case 'untold': {
          const owner = ownerOf(standing)
          return owner ? t(short ? `untold.${owner}` : `why.${owner}`) : whyOf(standing)
        }
        default:
          return t(`state.${told.is}`)
      }
    }
    const name: GoalWords['name'] = (standing) => {
      const words = { metric: metricWords(standing.goal.metric, language).name, period: period(standing.goal) }
      const owner = of(standing)
      return owner === '' ? t('name', words) : t('nameOf', { ...words, of: owner })
    }
    const closing: GoalWords['closing'] = (standing) => {
      const told = closingOf(standing)
      if (told.is === 'level') return t('closing.level', { gap: gap(standing.goal, told.gap) })
      // Rounded up, so that doing what is said is enough.
      if (told.is === 'more') return t('closing.more', { daily: figure(standing.goal, Math.ceil(told.daily)) })
      return told.is === 'untold' && !ownerOf(standing) ? whyOf(standing) : t(`closing.${told.is}`)
    }
    return {
      name,
      period,
      of,
      covers,
      figure,
      gap,
      state,
      closing,
      closers: (standing) => closerWords(standing, { t, locale, figure }),
    }
  }, [t, board, view, personName, locale, language, format, currency, calendar])
}

interface CloserInput {
  t: ReturnType<typeof useMessages<(typeof messages)['zh']>>
  locale: string
  figure: GoalWords['figure']
}

/** What closes the gap, rounded so that doing what is said is enough. */
function closerWords({ goal, closers }: GoalStanding, { t, locale, figure }: CloserInput): string[] {
  const count = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
  const up = (value: number, digits: number) => Math.ceil(value * 10 ** digits - 1e-9) / 10 ** digits
  const more = (value: number) => count(up(value, value < 10 ? 1 : 0))
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const money = unitOfMetric(goal.metric) === 'money'
  const byVisit = closers.some(({ by }) => by === 'visitors')
  return closers.map(({ by, amount, now }) => {
    if (by === 'visitors' || by === 'orders') return t(`close.${by}`, { amount: more(amount), now: count(now) })
    if (by === 'conversion') {
      const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(up(amount * 100, 2))
      return t('close.conversion', { amount: points, now: percent.format(now) })
    }
    if (!money) return t('close.perOrder', { amount: more(amount), now: count(now) })
    return t(byVisit ? 'close.value' : 'close.orderValue', { amount: figure(goal, up(amount, 2)), now: figure(goal, now) })
  })
}
