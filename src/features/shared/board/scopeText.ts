import { useCallback } from 'react'
import type { Scope } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import type { ScopeBadges } from './ScopeFields'
import { viewMessages } from './viewMessages'

/** What a scope counts, a sentence each: "Lines at price 0: left out"; with how much each is about, where that is known. */
export function useScopeText(): (scope: Scope, badges?: ScopeBadges) => string[] {
  const t = useMessages(viewMessages)
  return useCallback(
    ({ nonProducts, free, unknownBuyers, refundsOn }, badges = {}) => {
      const sized = (text: string, badge: string | undefined) => (badge === undefined ? text : t('scope.sized', { text, badge }))
      const on = (counted: boolean) => t(counted ? 'scope.on' : 'scope.off')
      return [
        sized(t('scope.state', { label: t('scope.nonProducts'), state: on(nonProducts) }), badges.nonProducts),
        t('scope.state', { label: t('scope.free'), state: on(free) }),
        sized(t('scope.state', { label: t('scope.unknown'), state: t(`scope.unknown.${unknownBuyers}`) }), badges.unknown),
        t('scope.state', { label: t('scope.refunds'), state: t(refundsOn === 'order' ? 'scope.refunds.order' : 'scope.refunds.own') }),
      ]
    },
    [t],
  )
}
