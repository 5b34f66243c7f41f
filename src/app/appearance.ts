import { useLayoutEffect, useSyncExternalStore } from 'react'
import { setLanguage, type Language } from '~/lib/i18n'
import { usePreferences } from '~/session/preferences'
import type { Mode } from '~/ui/tokens'

const darkWanted = matchMedia('(prefers-color-scheme: dark)')

function followSystem(onChange: () => void) {
  darkWanted.addEventListener('change', onChange)
  return () => darkWanted.removeEventListener('change', onChange)
}

/** Light or dark as chosen, or as the system has it. */
export function useMode(): Mode {
  const { theme } = usePreferences()
  const system = useSyncExternalStore(followSystem, () => (darkWanted.matches ? 'dark' : 'light'))
  return theme === 'system' ? system : theme
}

/** Keeps `<html lang data-theme data-up>` in step; the CSS custom properties follow these. */
export function useRootAttributes(language: Language, mode: Mode): void {
  const { up } = usePreferences()
  useLayoutEffect(() => {
    const root = document.documentElement
    root.lang = language
    root.dataset.theme = mode
    root.dataset.up = up ?? (language === 'zh-CN' ? 'red' : 'green')
    void setLanguage(language)
  }, [language, mode, up])
}
