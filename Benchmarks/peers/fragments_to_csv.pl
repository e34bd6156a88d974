#!/usr/bin/env perl
# fragments_to_csv.pl FOLDER: the fragments of a folder as CSV (RFC 4180) on standard output.
# The columns are the headings of the first fragment.
use strict;
use warnings;

my ($folder) = @ARGV or die "usage: fragments_to_csv.pl FOLDER\n";
opendir my $directory, $folder or die "$folder: $!\n";
my @names = sort grep { /\.(?:txt|md)$/ } readdir $directory;

$/ = undef;
my @headings;
for my $name (@names) {
    open my $file, '<:raw', "$folder/$name" or die "$name: $!\n";
    my $text = <$file>;
    if (!@headings) {
        @headings = $text =~ /^\*\*(.+?)\*\*: /mg;
        print_row(@headings);
    }
    my %value = $text =~ /^\*\*(.+?)\*\*: (.*)$/mg;
    print_row(@value{@headings});
}

sub print_row {
    for (@_) {
        if (tr/",\r\n//) {
            s/"/""/g;
            $_ = qq("$_");
        }
    }
    print join(',', @_), "\r\n";
}
