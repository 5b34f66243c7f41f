import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale'
import english from 'antd/es/locale/en_US'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { localeOf, type Language } from '~/lib/i18n'
import { queryClient } from '~/session/cache'
import { useLanguage, usePreferences } from '~/session/preferences'
import { useShop } from '~/session/shop'
import { makeFormat } from '~/ui/format'
import { antdTheme } from '~/ui/theme'
import { Tips } from '~/ui/Tips'
import { UiContext, type Ui } from '~/ui/UiContext'
import { useMode, useRootAttributes } from './appearance'

/** antd's own words. There is always a locale: antd wraps all it holds anew where one comes later, and the whole page would be drawn again from nothing. */
function useAntdLocale(language: Language): Locale {
  const [chinese, setChinese] = useState<Locale>()
  useEffect(() => {
    if (language === 'zh-CN') void import('antd/locale/zh_CN').then(({ default: locale }) => setChinese(locale))
  }, [language])
  return (language === 'zh-CN' && chinese) || english
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
        <QueryClientProvider client={queryClient}>
          {children}
          <Tips />
        </QueryClientProvider>
      </ConfigProvider>
    </UiContext>
  )
}
