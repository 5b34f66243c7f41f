import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { create } from 'zustand'
import { translate, useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { goToShop } from '~/session/cache'
import { startDemo } from '~/session/demo'
import { type Job, runningJob, useJobs } from '~/session/jobs'
import { useLanguage } from '~/session/preferences'
import { shopId } from '~/session/shop'
import { type ShopEntry, useShops } from '~/session/shops'
import { showToast } from '~/ui/Toast'
import { shopsMessages } from './shopsMessages'

/** True while one shop is left for another: no screen is drawn, so that nothing of the one is asked of the other. */
export const useEntering = create<{ entering: boolean }>()(() => ({ entering: false }))

/** Whether the sheet for a new shop is open; the frame draws it. */
export const useAddShop = create<{ open: boolean }>()(() => ({ open: false }))

const t = translate(shopsMessages)

const reasonOf = (job: Job | undefined) => job && t(`${job.kind}Runs`)

/** Why the shop cannot be left now, in the reader's words. */
export function useWhyNotLeave(): string | undefined {
  useMessages(shopsMessages)
  return reasonOf(useJobs(({ jobs }) => runningJob(jobs)))
}

/** A shop's name, or what stands for it where it has none. */
export const shopName = ({ name, kind }: Pick<ShopEntry, 'name' | 'kind'>): string => name || t(kind === 'demo' ? 'demoShop' : 'ownShop')

export interface ShopDoors {
  /** Opens a shop at its home. False, with a toast that says why, where this one cannot be left now. */
  enter: (id: string) => Promise<boolean>
  /** Opens the demo shop, and makes it first where there is none: at its dashboard, as soon as figures stand. */
  openDemo: () => Promise<boolean>
  /** Makes a demo shop anew, whether or not there is one. Resolves when it is open, empty as yet. */
  makeDemo: (seed?: number) => Promise<boolean>
}

/** How this tab goes from one shop to another: home first, and nothing of the last one stays. */
export function useShopDoors(): ShopDoors {
  const navigate = useNavigate()
  const language = useLanguage()
  return useMemo(() => {
    const pass = async (open: () => Promise<void>): Promise<boolean> => {
      const reason = reasonOf(runningJob())
      if (reason !== undefined) {
        showToast(reason, { tone: 'bad' })
        return false
      }
      useEntering.setState({ entering: true })
      try {
        const opening = open()
        await navigate(paths.home(), { replace: location.pathname === paths.home() })
        await opening
      } finally {
        useEntering.setState({ entering: false })
      }
      return true
    }
    const enter = (id: string) => pass(() => goToShop(id))
    const makeDemo = (seed?: number) =>
      pass(() => {
        const { id, opened, ordersIn } = startDemo(language, seed)
        ordersIn.then(
          // Whoever has gone elsewhere meanwhile is left there.
          () => shopId() === id && location.pathname === paths.home() && navigate(paths.dashboard()),
          () => showToast(t('demoFailed'), { tone: 'bad' }),
        )
        return opened
      })
    const openDemo = () => {
      const demo = useShops.getState().shops.find(({ kind }) => kind === 'demo')
      return demo ? enter(demo.id) : makeDemo()
    }
    return { enter, openDemo, makeDemo }
  }, [navigate, language])
}
