/** Mantine, themed once: sizes and behaviour here, colours through the variables of tokens.css. */
import { Combobox, createTheme, Tooltip } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: { xs: '11px', sm: '13px', md: '13px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '2px', md: '2px', lg: '3px', xl: '4px' },
  defaultRadius: 'sm',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Combobox: Combobox.extend({ defaultProps: { transitionProps: { duration: 0 }, shadow: undefined, offset: -1 } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 500, transitionProps: { duration: 0 }, classNames: { tooltip: 'tip' } },
    }),
  },
});
