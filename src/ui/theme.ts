import { theme, type ThemeConfig } from 'antd'
import { FONT, FONT_FAMILY, PALETTES, SIZE, type Mode } from './tokens'

/** antd in our look. */
export function antdTheme(mode: Mode): ThemeConfig {
  const palette = PALETTES[mode]
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: palette.primary,
      colorPrimaryHover: palette.primaryHover,
      colorLink: palette.primary,
      colorLinkHover: palette.primaryHover,
      colorInfo: palette.primary,
      colorError: palette.danger,
      colorWarning: palette.highlight,
      colorSuccess: palette.good,
      colorText: palette.ink,
      colorTextSecondary: palette.ink2,
      colorTextTertiary: palette.ink2,
      colorTextPlaceholder: palette.ink2,
      colorTextDescription: palette.ink2,
      colorTextLightSolid: palette.onPrimary,
      colorBgBase: palette.surface,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBgLayout: palette.paper,
      colorBorder: palette.edge,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      controlItemBgActive: palette.chosen,
      controlItemBgHover: palette.hover,
      borderRadius: SIZE.radius,
      borderRadiusLG: SIZE.radius,
      borderRadiusSM: 4,
      controlHeight: SIZE.control,
      fontFamily: FONT_FAMILY,
      fontSize: FONT.base,
      fontSizeSM: FONT.tiny,
      fontSizeLG: FONT.large,
      // The style sheet leaves no transition then, whose end antd would wait for.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadow: `0 6px 24px ${palette.shade}`,
      boxShadowSecondary: `0 6px 24px ${palette.shade}`,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tooltip: { colorBgSpotlight: palette.ink, colorTextLightSolid: palette.surface },
      Segmented: { trackBg: palette.sunken, itemSelectedBg: palette.chosen, itemColor: palette.ink2, itemSelectedColor: palette.primary },
    },
  }
}
