import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { localeOf, type Language } from '~/lib/i18n'
import { queryClient } from '~/session/cache'
import { useLanguage, usePreferences } from '~/session/preferences'
import { useShop } from '~/session/shop'
import { makeFormat } from '~/ui/format'
import { antdTheme } from '~/ui/theme'
import { UiContext, type Ui } from '~/ui/UiContext'
import { useMode, useRootAttributes } from './appearance'

/** antd's own words; English is built in. */
function useAntdLocale(language: Language): Locale | undefined {
  const [chinese, setChinese] = useState<Locale>()
  useEffect(() => {
    if (language === 'zh-CN') void import('antd/locale/zh_CN').then(({ default: locale }) => setChinese(locale))
  }, [language])
  return language === 'zh-CN' ? chinese : undefined
}

/** Hands language, look and formats to every screen. */
export function Providers({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const { density } = usePreferences()
  const mode = useMode()
  const zone = useShop((shop) => shop.zone)
  const currency = useShop((shop) => shop.currency)
  const antdLocale = useAntdLocale(language)
  useRootAttributes(language, mode)
  const ui = useMemo((): Ui => {
    const locale = localeOf(language)
    return { language, locale, mode, density, format: makeFormat({ locale, zone, currency }) }
  }, [language, mode, density, zone, currency])
  const theme = useMemo(() => antdTheme(mode), [mode])
  return (
    <UiContext value={ui}>
      <ConfigProvider theme={theme} locale={antdLocale} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </ConfigProvider>
    </UiContext>
  )
}
