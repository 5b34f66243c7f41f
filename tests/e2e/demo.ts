import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from '@playwright/test'
import { findChromium, launchArgs } from '../tools/chromium.mjs'
import { openDemoShop } from '../tools/demoShop.mjs'
import { test as base, watch, type Language, type Page } from './fixtures'

export { expect, standing } from './fixtures'
export type { Language, Page } from './fixtures'

export const LANGUAGES = ['zh-CN', 'en'] as const

const ZONES = { 'zh-CN': 'Asia/Shanghai', en: 'Europe/London' } as const satisfies Record<Language, string>

/** A browser of a person who reads that language. */
function launch(profile: string, language: Language, baseURL: string | undefined): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: launchArgs,
    baseURL,
    locale: language === 'en' ? 'en-GB' : language,
    timezoneId: ZONES[language],
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // Charts that grow into place keep a core busy. The tests of a new user have them move.
    reducedMotion: 'reduce',
  })
}

interface DemoOptions {
  /** Of the reader and of the demo shop. */
  language: Language
}

interface Elsewhere {
  /** A page in a profile of its own in which nothing has been yet: another person's browser. */
  elsewhere: Page
}

interface DemoProfiles {
  /** The folder of a browser that has made the demo shop to its end; made once for each language. */
  profileOf: (language: Language) => Promise<string>
}

/** A test whose browser has a demo shop open: a copy of one that was made before, so that what a test does to it harms no other. */
export const test = base.extend<DemoOptions & Elsewhere, DemoProfiles>({
  language: ['en', { option: true }],
  profileOf: [
    async ({}, provide, { project }) => {
      const folder = mkdtempSync(join(tmpdir(), 'zhanggui-demo-'))
      const made = new Map<Language, Promise<string>>()
      const make = async (language: Language) => {
        const profile = join(folder, language)
        const context = await launch(profile, language, project.use.baseURL)
        const page = context.pages()[0] ?? (await context.newPage())
        const trouble: string[] = []
        await watch(page, trouble)
        await page.goto('/')
        await openDemoShop(page)
        base.expect(trouble, 'nothing goes wrong while the demo shop is made').toEqual([])
        await context.close()
        return profile
      }
      await provide((language) => {
        const profile = made.get(language) ?? make(language)
        made.set(language, profile)
        return profile
      })
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  context: async ({ profileOf, language, baseURL }, provide, info) => {
    const profile = info.outputPath('profile')
    cpSync(await profileOf(language), profile, { recursive: true })
    const context = await launch(profile, language, baseURL)
    await provide(context)
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  },
  elsewhere: async ({ language, baseURL, trouble }, provide, info) => {
    const profile = info.outputPath('elsewhere')
    const context = await launch(profile, language, baseURL)
    const page = context.pages()[0] ?? (await context.newPage())
    await watch(page, trouble)
    await provide(page)
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  },
})

type Body = Parameters<typeof test>[2]
type Declare = (title: string, body: Body) => void

const inBoth = process.env.ZHANGGUI_LANGUAGES === 'both'
const whenAsked: Declare = () => undefined

/**
 * What is done holds in one language as in the other: such tests take turns, and ZHANGGUI_LANGUAGES=both runs each in both. The way through an area, and what is found, read or
 * written in words, is gone in both always, and so are axe and the pictures.
 */
export const turns = (language: Language): { inChinese: Declare; inEnglish: Declare } => ({
  inChinese: inBoth || language === 'zh-CN' ? test : whenAsked,
  inEnglish: inBoth || language === 'en' ? test : whenAsked,
})
