import { useQuery } from '@tanstack/react-query'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, oneOf, useUrlState } from '~/lib/urlState'
import { Page } from '~/ui/Page'
import './members.css'
import { memberMessages } from './messages'
import { Points } from './Points'
import { memberQueries } from './queries'
import { Tiers } from './Tiers'

const membersView = defineUrlState({ show: oneOf(['tiers', 'points'] as const, 'tiers') })

/** The members' program: tiers by rule with what they would come to, and points. */
export default function MembersScreen() {
  const t = useMessages(memberMessages)
  const [view, set] = useUrlState(membersView)
  const { data } = useQuery(memberQueries.program())
  return (
    <Page
      title={t('title')}
      filters={
        <>
          <AreaTabs of="promotions" />
          <div className="zg-member-tabs" role="group" aria-label={t('parts')}>
            {(['tiers', 'points'] as const).map((each) => (
              <button key={each} type="button" className="zg-tab" aria-current={view.show === each} onClick={() => set({ show: each })}>
                {t(each)}
              </button>
            ))}
          </div>
        </>
      }
    >
      {!data && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {data && (view.show === 'tiers' ? <Tiers program={data.program} /> : <Points program={data.program} />)}
    </Page>
  )
}
