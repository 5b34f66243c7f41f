import type { Locator, Page } from '@playwright/test'

export function demoDoor(page: Page): Locator
export function openDemoShop(page: Page): Promise<number>
export function demoWhole(page: Page): Promise<void>
