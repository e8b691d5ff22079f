//! A sheet that grows downwards while marks are put on it.
//!
//! plotters wants the height before the first mark, and the height depends on how often a label has to be
//! broken, so marks are collected first and drawn when all of them are there. All coordinates are whole
//! pixels, which is what makes the bytes the same everywhere. It does not lay out: every mark says where it
//! stands.

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, FontTransform, TextStyle};

use super::svg;
use super::text::{Font, SMALL, TITLE, clean};
use super::theme::Role;
use crate::error::Error;

/// The width of every drawing.
pub(super) const WIDTH: i32 = 960;
/// The free border on every side.
pub(super) const MARGIN: i32 = 24;
/// What marks may use.
pub(super) const INNER: i32 = WIDTH - 2 * MARGIN;
/// plotters writes a size divided by this.
const SIZE_FACTOR: f64 = 1.24;

/// Which point of a line of text is at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// One thing to draw.
enum Mark {
    /// A line of text below y.
    Text {
        x: i32,
        y: i32,
        anchor: Anchor,
        font: Font,
        role: Role,
        text: String,
    },
    /// A line of text that runs upwards from y, right of x.
    Upright {
        x: i32,
        y: i32,
        font: Font,
        role: Role,
        text: String,
    },
    /// A filled rectangle.
    Rect {
        x: i32,
        y: i32,
        width: i32,
        height: i32,
        role: Role,
    },
    /// A line through these points, so many pixels wide.
    Path {
        points: Vec<(i32, i32)>,
        width: u32,
        role: Role,
    },
    /// A filled circle.
    Disc {
        centre: (i32, i32),
        radius: i32,
        role: Role,
    },
    /// A filled outline.
    Polygon { corners: Vec<(i32, i32)>, role: Role },
}

/// The marks so far and where the last of them ends.
pub(super) struct Canvas {
    title: String,
    marks: Vec<Mark>,
    bottom: i32,
}

impl Canvas {
    /// A sheet with a title and the line below it that says what is measured.
    pub(super) fn titled(title: &str, measure: &str) -> Self {
        let mut canvas = Self {
            title: title.to_owned(),
            marks: Vec::new(),
            bottom: MARGIN - 4,
        };
        for (font, role, text) in [(TITLE, Role::Ink, title), (SMALL, Role::Muted, measure)] {
            canvas.lines(
                MARGIN,
                canvas.bottom,
                Anchor::Start,
                font,
                role,
                &font.wrap(text, INNER),
            );
            canvas.bottom += 2;
        }
        canvas.bottom += 14;
        canvas
    }

    /// Where the lowest mark ends.
    pub(super) fn bottom(&self) -> i32 {
        self.bottom
    }

    /// Free space below the lowest mark.
    pub(super) fn skip(&mut self, pixels: i32) {
        self.bottom += pixels;
    }

    /// One line of text whose capitals begin at `y`.
    pub(super) fn text(&mut self, x: i32, y: i32, anchor: Anchor, font: Font, role: Role, text: &str) {
        self.bottom = self.bottom.max(y + font.leading());
        let text = clean(text);
        if !text.is_empty() {
            self.marks.push(Mark::Text {
                x,
                y,
                anchor,
                font,
                role,
                text,
            });
        }
    }

    /// One line of text that runs upwards from `y`, its middle at `middle`.
    pub(super) fn upright(&mut self, middle: i32, y: i32, font: Font, role: Role, text: &str) {
        let text = clean(text);
        self.bottom = self.bottom.max(y);
        self.marks.push(Mark::Upright {
            x: middle - font.rise(),
            y,
            font,
            role,
            text,
        });
    }

    /// One line of text with its middle at `middle`.
    pub(super) fn label(&mut self, x: i32, middle: i32, anchor: Anchor, font: Font, role: Role, text: &str) {
        self.text(x, middle - font.rise(), anchor, font, role, text);
    }

    /// Lines of text below each other, with their middle at `middle`; gives where the first begins.
    pub(super) fn block(
        &mut self,
        x: i32,
        middle: i32,
        anchor: Anchor,
        font: Font,
        role: Role,
        lines: &[String],
    ) -> i32 {
        let first = middle - (font.height(lines) - font.leading()).max(0) / 2 - font.rise();
        self.lines(x, first, anchor, font, role, lines);
        first
    }

    /// Lines of text below each other, the first at `y`.
    pub(super) fn lines(&mut self, x: i32, y: i32, anchor: Anchor, font: Font, role: Role, lines: &[String]) {
        let mut y = y;
        for line in lines {
            self.text(x, y, anchor, font, role, line);
            y = y.saturating_add(font.leading());
        }
    }

    /// A filled rectangle; nothing if it has no area.
    pub(super) fn rect(&mut self, x: i32, y: i32, width: i32, height: i32, role: Role) {
        if width > 0 && height > 0 {
            self.bottom = self.bottom.max(y + height);
            self.marks.push(Mark::Rect {
                x,
                y,
                width,
                height,
                role,
            });
        }
    }

    /// A hair line.
    pub(super) fn line(&mut self, from: (i32, i32), to: (i32, i32), role: Role) {
        self.stroke(from, to, 1, role);
    }

    /// A line, so many pixels wide.
    pub(super) fn stroke(&mut self, from: (i32, i32), to: (i32, i32), width: u32, role: Role) {
        self.path(vec![from, to], width, role);
    }

    /// A line through these points, so many pixels wide.
    pub(super) fn path(&mut self, points: Vec<(i32, i32)>, width: u32, role: Role) {
        let lowest = points.iter().map(|point| point.1).max();
        self.bottom = self.bottom.max(lowest.unwrap_or(self.bottom));
        self.marks.push(Mark::Path { points, width, role });
    }

    /// A filled circle; nothing if it has no area.
    pub(super) fn disc(&mut self, centre: (i32, i32), radius: i32, role: Role) {
        if radius > 0 {
            self.bottom = self.bottom.max(centre.1 + radius);
            self.marks.push(Mark::Disc { centre, radius, role });
        }
    }

    /// A circle with the ground inside it; nothing if it has no area.
    pub(super) fn ring(&mut self, centre: (i32, i32), radius: i32, width: i32, role: Role) {
        self.disc(centre, radius, role);
        self.disc(centre, radius - width, Role::Ground);
    }

    /// A filled outline.
    pub(super) fn polygon(&mut self, corners: Vec<(i32, i32)>, role: Role) {
        let lowest = corners.iter().map(|corner| corner.1).max();
        self.bottom = self.bottom.max(lowest.unwrap_or(self.bottom));
        self.marks.push(Mark::Polygon { corners, role });
    }

    /// The drawing, with one sentence on what is seen in it.
    ///
    /// # Errors
    /// What plotters reports.
    pub(super) fn finish(self, seen: &str) -> Result<String, Error> {
        let height = self.bottom + MARGIN;
        let mut drawn = String::new();
        {
            let size = (WIDTH.unsigned_abs(), height.unsigned_abs());
            let area = SVGBackend::with_string(&mut drawn, size).into_drawing_area();
            let failed = |error: &dyn std::fmt::Display| Error::stage("chart", error);
            area.draw(&Rectangle::new(
                [(0, 0), (WIDTH, height)],
                Role::Ground.light().filled(),
            ))
            .map_err(|error| failed(&error))?;
            for mark in &self.marks {
                match mark {
                    Mark::Rect {
                        x,
                        y,
                        width,
                        height,
                        role,
                    } => {
                        let corners = [(*x, *y), (x + width, y + height)];
                        area.draw(&Rectangle::new(corners, role.light().filled()))
                    }
                    Mark::Path { points, width, role } => area.draw(&PathElement::new(
                        points.clone(),
                        role.light().stroke_width(*width),
                    )),
                    Mark::Disc { centre, radius, role } => {
                        area.draw(&Circle::new(*centre, *radius, role.light().filled()))
                    }
                    Mark::Polygon { corners, role } => {
                        area.draw(&Polygon::new(corners.clone(), role.light().filled()))
                    }
                    Mark::Text {
                        x,
                        y,
                        anchor,
                        font,
                        role,
                        text,
                    } => area.draw_text(text, &style(*anchor, *font, *role), (*x, *y)),
                    Mark::Upright {
                        x,
                        y,
                        font,
                        role,
                        text,
                    } => {
                        let mut style = style(Anchor::Start, *font, *role);
                        style.font = style.font.transform(FontTransform::Rotate270);
                        area.draw_text(text, &style, (*x, *y))
                    }
                }
                .map_err(|error| failed(&error))?;
            }
            area.present().map_err(|error| failed(&error))?;
        }
        Ok(svg::finish(&drawn, &self.title, seen))
    }
}

/// The style of a line of text in the terms of plotters.
fn style(anchor: Anchor, font: Font, role: Role) -> TextStyle<'static> {
    let horizontal = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let weight = if font.bold {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    let size = f64::from(font.size) * SIZE_FACTOR;
    TextStyle {
        font: (FontFamily::SansSerif, size, weight).into(),
        color: role.light().to_backend_color(),
        pos: Pos::new(horizontal, VPos::Top),
    }
}
